// Draws the figures of the page in the reader's colours, and again when those or the paper change.
(function () {
  "use strict";
  var data = document.getElementById("figures");
  if (!data || typeof Plotly === "undefined") return;
  var figures = JSON.parse(data.textContent);
  var places = Array.prototype.slice.call(document.querySelectorAll("[data-figure]"));

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function themed(layout, colours, width) {
    var copy = JSON.parse(JSON.stringify(layout));
    copy.font.color = colours.text;
    copy.xaxis.gridcolor = colours.line;
    copy.xaxis.tickfont = { color: colours.muted, size: 12 };
    if (copy.xaxis.title) copy.xaxis.title.font.color = colours.muted;
    if (width) { copy.autosize = false; copy.width = width; }
    return copy;
  }

  function draw(width, colours) {
    colours = colours || { text: colour("--text"), muted: colour("--muted"), line: colour("--line") };
    places.forEach(function (place) {
      var figure = figures[place.getAttribute("data-figure")];
      Plotly.react(place, figure.data, themed(figure.layout, colours, width), {
        displayModeBar: false, responsive: true, doubleClick: false, showTips: false
      });
    });
  }

  draw();
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () { draw(); });
  // Paper is always light, and a figure keeps the width it was drawn with: half of A4 within its margins.
  window.addEventListener("beforeprint", function () {
    draw(330, { text: "#16202b", muted: "#4c5763", line: "#d5dbe2" });
  });
  window.addEventListener("afterprint", function () { draw(); });
})();
