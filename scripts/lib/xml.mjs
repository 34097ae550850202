/** Reads an XML document without DTD into `{ name, attributes, children, text }`; throws on one that is not well-formed. */
export function parseXml(text) {
  const document = { name: "#document", attributes: {}, children: [], text: "" };
  const open = [document];
  const token = /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)|([\s\S])/g;
  for (const [, close, name, attributes, empty, inner, stray] of text.matchAll(token)) {
    const parent = open[open.length - 1];
    if (stray !== undefined) throw new Error(`not well-formed inside <${parent.name}>`);
    if (inner !== undefined) parent.text += decode(inner);
    else if (name !== undefined && close) {
      if (parent.name !== name) throw new Error(`</${name}> closes <${parent.name}>`);
      open.pop();
    } else if (name !== undefined) {
      const element = { name, attributes: {}, children: [], text: "" };
      for (const [, key, quoted] of attributes.matchAll(/([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
        if (key in element.attributes) throw new Error(`<${name}> has ${key} twice`);
        element.attributes[key] = decode(quoted.slice(1, -1));
      }
      parent.children.push(element);
      if (!empty) open.push(element);
    }
  }
  if (open.length > 1) throw new Error(`<${open[open.length - 1].name}> is not closed`);
  if (document.children.length !== 1) throw new Error("one root element is wanted");
  return document.children[0];
}

const NAMED = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const decode = (text) => text.replace(/&(lt|gt|amp|quot|apos);/g, (_, name) => NAMED[name]);
