-- What a photograph of a record shows, as the clinician kept it.

CREATE TABLE photograph_view (
  clinic_id TEXT NOT NULL,
  photograph_id TEXT NOT NULL,
  -- Such as frontal; the field's own words of views.
  view TEXT NOT NULL CHECK (length(view) BETWEEN 1 AND 40),
  PRIMARY KEY (clinic_id, photograph_id),
  FOREIGN KEY (clinic_id, photograph_id) REFERENCES photograph (clinic_id, photograph_id)
) STRICT;
