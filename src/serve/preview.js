// Shows a change by itself: the page is loaded again, at the same place, when the preview has a new edition.
"use strict";
(() => {
  const bar = document.querySelector(".preview-bar");
  if (!bar) return;
  const own = bar.dataset.turn;
  const key = "docketpress-preview";
  const place = JSON.parse(sessionStorage.getItem(key) || "null");
  if (place && place.path === location.pathname) {
    sessionStorage.removeItem(key);
    const mend = () => scrollTo({ top: place.top, left: place.left, behavior: "instant" });
    mend();
    addEventListener("load", mend, { once: true });
  }
  let events = null;
  const change = (event) => {
    const { turn, follow } = JSON.parse(event.data);
    if (turn === own) return;
    events.close();
    if (follow && follow !== location.pathname) {
      location.assign(follow);
      return;
    }
    sessionStorage.setItem(key, JSON.stringify({ path: location.pathname, top: scrollY, left: scrollX }));
    location.reload();
  };
  const listen = () => {
    events = new EventSource("/-/events");
    events.addEventListener("edition", change);
  };
  // A browser keeps few connections to one address: a page in the background holds none.
  document.addEventListener("visibilitychange", () => {
    events?.close();
    if (!document.hidden) listen();
  });
  addEventListener("pagehide", () => events?.close());
  addEventListener("pageshow", (event) => event.persisted && listen());
  if (!document.hidden) listen();
})();
