// Pages that were opened stay readable without a network (sw.js). Nothing depends on it: where a browser
// allows no such script (a file on the disk, a private window), pages are as they are.
"use strict";

const root = new URL("../", document.currentScript.src);
addEventListener("load", () => {
  if (isSecureContext && "serviceWorker" in navigator) {
    navigator.serviceWorker.register(new URL("sw.js", root)).catch(() => {});
  }
});
