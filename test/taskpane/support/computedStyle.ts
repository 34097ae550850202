/**
 * What jsdom says of an element's style, without weighing each rule of its default style sheet against each element: but for
 * that sheet, `style` attributes and the theme's variables nothing styles the pane's document (see `NO_STYLES`), and what the
 * sheet says of an element follows from its name and a few attributes. jsdom itself is asked, once for each such kind of
 * element. Of what the sheet makes depend on ancestors (margins in nested lists, sizes of nested headings) tests ask nothing.
 */
const ATTRIBUTES = ["type", "hidden", "open", "disabled"] as const;
/** Inherited, and asked for. */
const INHERITED: ReadonlySet<string> = new Set(["visibility", "pointer-events", "direction"]);

/** jsdom's own answer. */
export const ofJsdom = window.getComputedStyle.bind(window);

const defaults = new Map<string, CSSStyleDeclaration>();

function defaultsOf(element: Element): CSSStyleDeclaration {
  const given = ATTRIBUTES.map((name) => element.getAttribute(name));
  const kind = JSON.stringify([element.namespaceURI, element.localName, ...given]);
  let found = defaults.get(kind);
  if (!found) {
    const alike = document.createElementNS(element.namespaceURI, element.localName);
    for (const [at, name] of ATTRIBUTES.entries()) {
      const value = given[at];
      if (typeof value === "string") alike.setAttribute(name, value);
    }
    found = ofJsdom(alike);
    defaults.set(kind, found);
  }
  return found;
}

const valueOf = (element: Element, property: string): string => {
  const own = (element as HTMLElement | SVGElement).style.getPropertyValue(property);
  if (own !== "") return own;
  if (INHERITED.has(property) && element.parentElement) return valueOf(element.parentElement, property);
  return defaultsOf(element).getPropertyValue(property);
};

/** Sheet → whether its rules only give variables, and how many rules that was said of. */
const looked = new WeakMap<CSSStyleSheet, { readonly rules: number; readonly plain: boolean }>();

function givesVariablesOnly(sheet: CSSStyleSheet): boolean {
  const rules = sheet.cssRules.length;
  const before = looked.get(sheet);
  if (before?.rules === rules) return before.plain;
  const plain = [...sheet.cssRules].every(
    (rule) => "style" in rule && Array.from((rule as CSSStyleRule).style).every((name) => name.startsWith("--")),
  );
  looked.set(sheet, { rules, plain });
  return plain;
}

const hyphenated = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function styleOf(element: Element, pseudo?: string | null): CSSStyleDeclaration {
  if ((pseudo ?? "") !== "" || ![...document.styleSheets].every(givesVariablesOnly)) return ofJsdom(element, pseudo);
  return new Proxy(defaultsOf(element), {
    get(target, name) {
      if (name === "getPropertyValue") return (property: string) => valueOf(element, property);
      const known: unknown = Reflect.get(target, name, target);
      return typeof name === "string" && typeof known === "string" ? valueOf(element, hyphenated(name)) : known;
    },
  });
}

window.getComputedStyle = styleOf;
