SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.clinic (
    clinic_id text NOT NULL,
    name text NOT NULL,
    time_zone text NOT NULL,
    recorded_at bigint NOT NULL,
    CONSTRAINT clinic_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
ALTER TABLE ONLY public.clinic FORCE ROW LEVEL SECURITY;
CREATE TABLE public.schema_step (
    name text NOT NULL,
    checksum text NOT NULL
);
CREATE TABLE public.site (
    clinic_id text NOT NULL,
    site_id text NOT NULL,
    name text NOT NULL,
    recorded_at bigint NOT NULL,
    CONSTRAINT site_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
ALTER TABLE ONLY public.site FORCE ROW LEVEL SECURITY;
INSERT INTO public.clinic VALUES ('01932c07-209e-7c3a-9d1c-3c5b8d0a1f42', 'Cabinet', 'Europe/Paris', 1764000000000000);
INSERT INTO public.schema_step VALUES ('m0001-clinics', '6af8a1f71d9f8620e410e20b1efeb9d73df5657ad59e5fe06ab2d0d2de05e8a0');
INSERT INTO public.site VALUES ('01932c07-209e-7c3a-9d1c-3c5b8d0a1f42', '01932c07-209e-7c3a-9d1c-3c5b8d0a1f43', 'Éze', 1764000000000000);
INSERT INTO public.site VALUES ('01932c07-209e-7c3a-9d1c-3c5b8d0a1f42', '01932c07-209e-7c3a-9d1c-3c5b8d0a1f44', 'Lyon', 1764000000000000);
ALTER TABLE ONLY public.clinic
    ADD CONSTRAINT clinic_pkey PRIMARY KEY (clinic_id);
ALTER TABLE ONLY public.schema_step
    ADD CONSTRAINT schema_step_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.site
    ADD CONSTRAINT site_pkey PRIMARY KEY (clinic_id, site_id);
ALTER TABLE ONLY public.site
    ADD CONSTRAINT site_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES public.clinic(clinic_id);
ALTER TABLE public.clinic ENABLE ROW LEVEL SECURITY;
CREATE POLICY clinic_border ON public.clinic USING (((( SELECT current_setting('aglae.scope'::text, true) AS current_setting) = 'installation'::text) OR (clinic_id = ( SELECT current_setting('aglae.clinic'::text, true) AS current_setting))));
CREATE POLICY clinic_border ON public.site USING (((( SELECT current_setting('aglae.scope'::text, true) AS current_setting) = 'installation'::text) OR (clinic_id = ( SELECT current_setting('aglae.clinic'::text, true) AS current_setting))));
ALTER TABLE public.site ENABLE ROW LEVEL SECURITY;
