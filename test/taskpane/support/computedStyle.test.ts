import { ofJsdom } from "./computedStyle";

/** All that the tests ask an element's style for: hidden or shown, in a line or a block. */
const PROPERTIES = ["display", "visibility"] as const;
const DOCUMENT = `
  <main style="color: red"><h1>一</h1><section><h2>二</h2><p>三 <em>四</em><span hidden>五</span></p></section>
  <div style="display: none"><button>六</button></div>
  <div style="visibility: hidden"><a href="#">七</a><b style="visibility: visible">八</b><i>九</i></div>
  <ul><li>十</li></ul><table><thead><tr><th>甲</th></tr></thead><tbody><tr><td>乙</td></tr></tbody></table>
  <details><summary>丙</summary>丁</details><dialog>戊</dialog><dialog open>己</dialog>
  <input type="hidden"><input type="checkbox"><label>庚<input></label><select><option>辛</option></select><textarea></textarea>
  <svg><path d="M0 0"></path></svg><template><p>壬</p></template><script type="text/plain">癸</script></main>`;

it("is what jsdom says of every element, and of what changes", () => {
  document.body.innerHTML = DOCUMENT;
  const elements = [...document.querySelectorAll("*")];
  expect(elements.length).toBeGreaterThan(35);
  const told = (style: typeof ofJsdom) =>
    elements.map((element) => [
      element.outerHTML,
      ...PROPERTIES.flatMap((name) => [style(element)[name], style(element).getPropertyValue(name)]),
    ]);
  expect(told(window.getComputedStyle)).toEqual(told(ofJsdom));
  document.querySelector("span")?.removeAttribute("hidden");
  document.querySelector("h1")?.setAttribute("style", "display: inline; visibility: hidden");
  expect(told(window.getComputedStyle)).toEqual(told(ofJsdom));
  // A sheet with nothing but variables changes nothing; any other one is weighed.
  const sheet = document.head.appendChild(document.createElement("style"));
  sheet.textContent = "main { --colour: red }";
  expect(told(window.getComputedStyle)).toEqual(told(ofJsdom));
  sheet.textContent = "p { display: none }";
  expect(told(window.getComputedStyle)).toEqual(told(ofJsdom));
  expect(window.getComputedStyle(document.querySelector("p") ?? sheet).display).toBe("none");
});
