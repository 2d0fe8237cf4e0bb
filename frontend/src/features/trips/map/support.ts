/** Whether the browser can draw the moving map. WebGL 2 may be missing, switched off or refused by the driver. */
export function hasWebGl(): boolean {
  if (typeof WebGL2RenderingContext === "undefined") return false;
  const context = document.createElement("canvas").getContext("webgl2", { failIfMajorPerformanceCaveat: false });
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}

/** A reader who asked the browser to save data keeps the SVG map, which needs nothing more. */
export function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}
