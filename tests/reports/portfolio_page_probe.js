// Uses the page as a reader does, and leaves what was seen in <pre id="probe">.
{
  const head = (table, column) => document.getElementById(table).tHead.rows[0].cells[column];
  const rows = (table) => [...document.getElementById(table).tBodies[0].rows];
  const cells = (table, column) => rows(table).map((row) => row.cells[column].textContent);
  const names = () => rows("all").map((row) => row.querySelector("bdi").textContent);
  const press = (element, key) => element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const sorted = (table, column) => {
    head(table, column).querySelector("button").click();
    return [head(table, column).getAttribute("aria-sort"), cells(table, column)];
  };
  const now = document.getElementById("now");
  const filter = document.getElementById("filter");
  const told = () => document.querySelector("svg.strip").getAttribute("aria-valuetext");
  const seen = { before: names(), hidden: now.hidden };
  seen.backed = [sorted("all", 2), sorted("all", 2)];
  seen.gap = [sorted("all", 6), sorted("all", 6)];
  seen.onlyOneSorted = document.querySelectorAll("#all th[aria-sort]").length;
  sorted("all", 0);
  seen.after = names();
  seen.heat = sorted("heat", 4);
  filter.value = " KAUP ";
  filter.dispatchEvent(new Event("input"));
  seen.filtered = [names().filter((_, place) => !rows("all")[place].hidden), document.getElementById("shown").textContent];
  filter.value = "";
  filter.dispatchEvent(new Event("input"));
  seen.unfiltered = rows("all").filter((row) => !row.hidden).length;
  rows("all")[4].cells[2].click();
  seen.chosen = [now.hidden, now.querySelector("b").textContent, now.querySelector("a.report").getAttribute("href"), told()];
  seen.marked = [document.querySelectorAll("tr.chosen").length, document.querySelectorAll("svg .pin").length];
  rows("all")[0].focus();
  press(rows("all")[0], "ArrowDown");
  press(document.activeElement, "Enter");
  seen.byKeys = [document.activeElement.querySelector("bdi").textContent, now.querySelector("b").textContent];
  const strip = document.querySelector("svg.strip");
  press(strip, "End");
  seen.end = [strip.getAttribute("role"), strip.getAttribute("aria-valuenow"), told()];
  press(strip, "ArrowLeft");
  seen.left = [strip.getAttribute("aria-valuenow"), told()];
  press(document, "Escape");
  seen.left_alone = [now.hidden, document.querySelectorAll("svg .pin, tr.chosen").length];
  const probe = document.createElement("pre");
  probe.id = "probe";
  probe.textContent = JSON.stringify(seen);
  document.body.append(probe);
}
