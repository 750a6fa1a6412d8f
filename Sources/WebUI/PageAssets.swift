private import Foundation

/// Where the pages' own style sheets, scripts and pictures lie.
public enum PageAssets {
  public static var folder: String { Bundle.module.bundlePath + "/Assets" }
}
