private import Foundation
internal import HTML

/// Where the pages' own style sheets, scripts and pictures lie.
public enum PageAssets {
  /// Colours of the drawings, `drawing.css`: the same as in reports and overlay pictures.
  public static var drawingStyle: String { DrawingStyle.colours.text }

  public static var folder: String { Bundle.module.bundlePath + "/Assets" }
}
