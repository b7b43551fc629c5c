import { bindForms } from "../diary/forms.js";
import { keepDrawn } from "../diary/plot.js";
import { drawEvenings } from "./evenings.js";

const facts = document.getElementById("drawn")?.textContent;
if (facts) {
  const drawn = JSON.parse(facts);
  keepDrawn("evenings", (place) => drawEvenings(place, drawn));
}
bindForms();
