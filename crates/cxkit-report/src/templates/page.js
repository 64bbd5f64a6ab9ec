// Draws the figures of the page in the reader's colours, and again when those or the paper change.
(function () {
  "use strict";
  var data = document.getElementById("figures");
  if (!data || typeof Plotly === "undefined") return;
  var figures = JSON.parse(data.textContent);
  var places = Array.prototype.slice.call(document.querySelectorAll("[data-figure]"));

  var dark = window.matchMedia("(prefers-color-scheme: dark)");

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

  // Colours of data that must stand off the ground, whatever that is.
  function coloured(data, colours, narrow) {
    var copy = JSON.parse(JSON.stringify(data));
    copy.forEach(function (trace) {
      if (trace.type === "heatmap" && colours.dark) {
        trace.colorscale = [[0, "#1a2430"], [0.35, "#24486a"], [0.7, "#3b7cb6"], [1, "#93c8f6"]];
      }
      if (trace.error_y) trace.error_y.color = colours.muted;
      if (trace.type === "sankey") trace.textfont = { color: colours.text, size: narrow ? 9 : 12 };
    });
    return copy;
  }

  function draw(width, colours) {
    colours = colours || { text: colour("--text"), muted: colour("--muted"), line: colour("--line"), dark: dark.matches };
    places.forEach(function (place) {
      var figure = figures[place.getAttribute("data-figure")];
      var alone = !place.closest(".pictures") || place.closest(".pictures").children.length === 1;
      var narrow = (width || place.clientWidth) < 480;
      Plotly.react(place, coloured(figure.data, colours, narrow), themed(figure.layout, colours, width && (alone ? 680 : width)), {
        // On paper nothing may change the width again.
        displayModeBar: false, responsive: !width, doubleClick: false, showTips: false
      });
    });
  }

  // Bands of a Sankey diagram fade in when they are drawn, and paper does not wait: what is printed lies ready.
  function prepare() {
    places.forEach(function (place) {
      var figure = figures[place.getAttribute("data-figure")];
      if (!figure.data.some(function (trace) { return trace.type === "sankey"; })) return;
      var paper = document.createElement("div");
      paper.className = "on-paper";
      paper.setAttribute("aria-hidden", "true");
      place.parentNode.insertBefore(paper, place.nextSibling);
      place.className += " on-screen";
      Plotly.newPlot(paper, coloured(figure.data, PAPER, false), themed(figure.layout, PAPER, 680), {
        displayModeBar: false, staticPlot: true
      });
    });
  }

  var PAPER = { text: "#16202b", muted: "#4c5763", line: "#d5dbe2", dark: false };
  var printing = false;
  draw();
  prepare();
  dark.addEventListener("change", function () {
    // Paper changes the scheme too, after the figures were drawn for it.
    if (!printing) draw();
  });
  // Paper is always light, and a figure keeps the width it was drawn with: half of A4 within its margins,
  // or all of it where it stands alone.
  window.addEventListener("beforeprint", function () {
    printing = true;
    draw(330, PAPER);
  });
  window.addEventListener("afterprint", function () {
    printing = false;
    draw();
  });
})();
