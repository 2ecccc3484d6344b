// The arrow keys move along a chart's values; Escape hides them again.
document.querySelectorAll("svg.chart[tabindex]").forEach(chart => {
  const readings = [...chart.querySelectorAll(".reading")];
  const summary = chart.getAttribute("aria-label");
  let at = -1;
  const show = next => {
    if (at >= 0) readings[at].classList.remove("on");
    at = next;
    if (at >= 0) readings[at].classList.add("on");
    chart.setAttribute("aria-label", at < 0 ? summary
      : [...readings[at].querySelectorAll("text")].map(text => text.textContent).join("; "));
  };
  chart.addEventListener("keydown", event => {
    const last = readings.length - 1;
    const next = { ArrowRight: Math.min(last, at + 1), ArrowLeft: Math.max(0, at - 1), Home: 0, End: last, Escape: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    show(next);
  });
  chart.addEventListener("blur", () => show(-1));
});
