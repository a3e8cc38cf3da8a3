import ts from 'typescript';

/** Every node of a tree, parents before children. */
export function nodesOf(tree: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return nodes;
}

/** The line of a node, counted from 1 as editors do. */
export const lineOf = (node: ts.Node): number => {
  const tree = node.getSourceFile();
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
};

/** The object's text and the property's name, for both `a.b` and `a['b']`. */
export function memberOf(node: ts.Node): { object: string; name: string } | undefined {
  if (ts.isPropertyAccessExpression(node)) return { object: node.expression.getText(), name: node.name.text };
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    return { object: node.expression.getText(), name: node.argumentExpression.text };
  }
  return undefined;
}

/** The name a call uses: `f` for `f()` and `a.f()`. */
export function calledName(call: ts.CallExpression): string | undefined {
  if (ts.isIdentifier(call.expression)) return call.expression.text;
  return memberOf(call.expression)?.name;
}

/** A module whose values are imported (types do not count), and the imported names; none means all of it. */
export interface ValueImport {
  readonly node: ts.Node;
  readonly from: string;
  readonly names: readonly string[];
}

/** Static imports, re-exports, `import()` and `require()`. */
export function valueImport(node: ts.Node): ValueImport | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const clause = node.importClause;
    if (clause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return undefined;
    const bindings = clause?.namedBindings;
    const named = bindings && ts.isNamedImports(bindings) ? bindings.elements : undefined;
    const names = named?.filter((one) => !one.isTypeOnly).map((one) => (one.propertyName ?? one.name).text) ?? [];
    if (named && !clause?.name && names.length === 0 && named.length > 0) return undefined;
    return { node, from: node.moduleSpecifier.text, names: clause?.name ? [] : names };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    if (node.isTypeOnly) return undefined;
    const named = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : [];
    return { node, from: node.moduleSpecifier.text, names: named.map((one) => (one.propertyName ?? one.name).text) };
  }
  if (
    ts.isCallExpression(node) &&
    (node.expression.kind === ts.SyntaxKind.ImportKeyword || calledName(node) === 'require')
  ) {
    const [from] = node.arguments;
    return from && ts.isStringLiteralLike(from) ? { node, from: from.text, names: [] } : undefined;
  }
  return undefined;
}

/** Whether a node is part of a type, which is erased at run time. */
export function isInType(node: ts.Node): boolean {
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isTypeNode(at) && !ts.isExpressionWithTypeArguments(at)) return true;
    if (ts.isStatement(at) && (ts.isInterfaceDeclaration(at) || ts.isTypeAliasDeclaration(at))) return true;
    if (ts.isBlock(at)) return false;
  }
  return false;
}
