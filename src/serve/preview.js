// Shows a change by itself: the page is loaded again, at the same place, when the preview has a new edition.
"use strict";
(() => {
  // The bar is at the end of a page, after all that others wrote.
  const bar = [...document.querySelectorAll("aside.preview-bar")].at(-1);
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
  // Who has closed the panel keeps it closed, until it has something else to say.
  const panel = bar.querySelector("details");
  if (panel) {
    const closed = "docketpress-preview-closed";
    const said = panel.textContent;
    if (sessionStorage.getItem(closed) === said) panel.open = false;
    panel.addEventListener("toggle", () => {
      if (panel.open) sessionStorage.removeItem(closed);
      else sessionStorage.setItem(closed, said);
    });
  }
  const ended = bar.querySelector(".preview-ended");
  const end = (has) => {
    ended.hidden = !has;
    bar.classList.toggle("has-ended", has);
  };
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
    events.addEventListener("open", () => end(false));
    events.addEventListener("error", () => end(true));
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
