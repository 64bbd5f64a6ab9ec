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
    Object.keys(copy).filter(function (key) { return /^[xy]axis/.test(key); }).forEach(function (key) {
      var axis = copy[key];
      axis.gridcolor = colours.line;
      axis.zerolinecolor = colours.line;
      if (axis.title) axis.title.font.color = colours.muted;
      if (!axis.ticktext) axis.tickfont = { color: colours.muted, size: 12 };
    });
    if (width) { copy.autosize = false; copy.width = width; }
    return copy;
  }

  function draw(width, colours) {
    colours = colours || { text: colour("--text"), muted: colour("--muted"), line: colour("--line") };
    places.forEach(function (place) {
      var figure = figures[place.getAttribute("data-figure")];
      var alone = !place.closest(".pictures") || place.closest(".pictures").children.length === 1;
      Plotly.react(place, figure.data, themed(figure.layout, colours, width && (alone ? 680 : width)), {
        // On paper nothing may change the width again.
        displayModeBar: false, responsive: !width, doubleClick: false, showTips: false
      });
    });
  }

  var printing = false;
  draw();
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
    // Paper changes the scheme too, after the figures were drawn for it.
    if (!printing) draw();
  });
  // Paper is always light, and a figure keeps the width it was drawn with: half of A4 within its margins,
  // or all of it where it stands alone.
  window.addEventListener("beforeprint", function () {
    printing = true;
    draw(330, { text: "#16202b", muted: "#4c5763", line: "#d5dbe2" });
  });
  window.addEventListener("afterprint", function () {
    printing = false;
    draw();
  });
})();
