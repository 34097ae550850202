// Mutant schemata: one copy of a source file that holds every change of it, each behind a numbered switch.
import ts from "typescript";

const BINARY = {
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "===": ["!=="],
  "!==": ["==="],
  "&&": ["||"],
  "||": ["&&"],
};
const ASSIGNMENT = { "+=": "-", "-=": "+", "*=": "/", "/=": "*" };

/**
 * `{ text, mutants }`: the source with a switch at every place that can be changed, and the changes. A mutant:
 * `{ id, site, use, file, line, source, change, nth }`; `use` is what the switch does instead; `source` (the line without
 * its margins), `change` and `nth` (of its kind on such lines) name it for people and outlive other lines' edits.
 */
export function instrument(path, source, first) {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const lines = source.split("\n");
  const mutants = [];
  const seen = new Map();

  /** Registers the changes of one place, in the order of the text; answers the number of its switch. */
  const site = (node, uses) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    const id = first + mutants.length;
    for (const { use, change } of uses) {
      const text = lines[line].trim();
      const nth = (seen.get(`${text} ${change}`) ?? 0) + 1;
      seen.set(`${text} ${change}`, nth);
      mutants.push({ id: first + mutants.length, site: id, use, file: path, line: line + 1, source: text, change, nth });
    }
    return id;
  };
  const inFunction = (node) => Boolean(ts.findAncestor(node.parent, ts.isFunctionLike));
  const suspends = (node) => {
    if (ts.isFunctionLike(node)) return false;
    return (
      ts.isYieldExpression(node) || ts.isAwaitExpression(node) || Boolean(ts.forEachChild(node, (child) => suspends(child) || undefined))
    );
  };
  const isCondition = (node) => {
    const { parent } = node;
    return (ts.isIfStatement(parent) && parent.expression === node) || (ts.isConditionalExpression(parent) && parent.condition === node);
  };
  const isLoop = (node) => ts.isForStatement(node) || ts.isForOfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node);
  const isText = (node) => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
  const isName = (node) => ts.isPropertyAssignment(node.parent) && node.parent.name === node;

  const inner = (node) => {
    let text = "";
    let at = node.getStart(file);
    ts.forEachChild(node, (child) => {
      if (child.pos === child.end && child.kind !== ts.SyntaxKind.Block) return;
      text +=
        source.slice(at, child.getStart(file)) + (isLoop(node) && child === node.statement ? `{ __t(); ${print(child)} }` : print(child));
      at = child.end;
    });
    return text + source.slice(at, node.end);
  };
  const print = (node) => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isImportDeclaration(node))
      return source.slice(node.getStart(file), node.end);
    return inFunction(node) ? changeable(node) : inner(node);
  };
  const changeable = (node) => {
    if (ts.isBinaryExpression(node)) {
      const operator = node.operatorToken.getText(file);
      const others = BINARY[operator];
      if (others && !(operator === "+" && (isText(node.left) || isText(node.right)))) {
        const lazy = operator === "&&" || operator === "||";
        if (lazy && suspends(node)) return inner(node);
        const number = site(
          node.operatorToken,
          others.map((other) => ({ use: other, change: `${operator} → ${other}` })),
        );
        const [left, right] = [print(node.left), print(node.right)].map((side) => (lazy ? `() => (${side})` : side));
        return `__f(${number}, ${JSON.stringify(operator)})(${left}, ${right})`;
      }
      const plain = ASSIGNMENT[operator];
      if (plain && !isText(node.right)) {
        const target = node.left.getText(file);
        const number = site(node.operatorToken, [{ use: plain, change: `${operator} → ${plain}=` }]);
        return `${target} = __f(${number}, "${operator[0]}")(${target}, ${print(node.right)})`;
      }
    }
    if (
      ts.isPrefixUnaryExpression(node) &&
      (node.operator === ts.SyntaxKind.MinusToken || node.operator === ts.SyntaxKind.ExclamationToken)
    ) {
      const sign = node.operator === ts.SyntaxKind.MinusToken ? "negative" : "not";
      const change = sign === "not" ? "! removed" : "− removed";
      return `__f(${site(node, [{ use: "same", change }])}, "${sign}")(${print(node.operand)})`;
    }
    if (isCondition(node) && !(ts.isBinaryExpression(node) && BINARY[node.operatorToken.getText(file)])) {
      const number = site(node, [{ use: "not", change: "condition negated" }]);
      return `__f(${number}, "same")(${inner(node)})`;
    }
    if (ts.isNumericLiteral(node) && !isName(node) && !ts.isLiteralTypeNode(node.parent)) {
      const value = Number(node.text);
      return `__f(${site(node, [{ use: "next", change: `${node.text} → ${value + 1}` }])}, "same")(${node.text})`;
    }
    if ((node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) && !ts.isLiteralTypeNode(node.parent)) {
      const text = node.getText(file);
      return `__f(${site(node, [{ use: "not", change: `${text} → ${text === "true" ? "false" : "true"}` }])}, "same")(${text})`;
    }
    if (ts.isPropertyAccessExpression(node) && /^Math\.(min|max)$/.test(node.getText(file))) {
      const [own, other] = node.getText(file) === "Math.min" ? ["min", "max"] : ["max", "min"];
      return `__f(${site(node, [{ use: other, change: `${own} → ${other}` }])}, "${own}")`;
    }
    return inner(node);
  };
  return { text: `const { switchOf: __f, tick: __t } = globalThis.__mutation;\n${print(file)}`, mutants };
}

/** `file: line of source, change`, as the reasons name a mutant. */
export function nameOf({ file, source, change, nth }) {
  return `${file}: ${source} [${change}${nth > 1 ? `, ${nth}` : ""}]`;
}
