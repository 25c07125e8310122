/**
 * Nest's swagger module writes the schemas of OpenAPI 3.0; 3.1 speaks JSON Schema 2020-12: `nullable: true` becomes a
 * type 'null', and a schema's `example` becomes `examples`.
 */
export function toOpenApi31(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(toOpenApi31);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([key, value]) => [key, toOpenApi31(value)] as const);
  return withExamples(withoutNullable(Object.fromEntries(entries)));
}

/** Parameters and media types keep theirs: only a schema's one became many. */
function withExamples(node: Record<string, unknown>): Record<string, unknown> {
  if (!('example' in node) || 'in' in node || 'schema' in node) return node;
  const { example, ...rest } = node;
  return { ...rest, examples: [example] };
}

function withoutNullable(schema: Record<string, unknown>): Record<string, unknown> {
  const { nullable, ...rest } = schema;
  if (typeof nullable !== 'boolean') return schema;
  if (!nullable) return rest;
  if (typeof rest['type'] === 'string') {
    const values = Array.isArray(rest['enum'])
      ? { enum: [...(rest['enum'] as unknown[]), null] }
      : {};
    return { ...rest, ...values, type: [rest['type'], 'null'] };
  }
  const { description, ...alternatives } = rest;
  const described = description === undefined ? {} : { description };
  return { ...described, oneOf: [...alternativesOf(alternatives), { type: 'null' }] };
}

/** allOf with one member is how 3.0 hung `nullable` on a reference. */
function alternativesOf(schema: Record<string, unknown>): unknown[] {
  if (Array.isArray(schema['oneOf'])) return schema['oneOf'] as unknown[];
  const allOf = schema['allOf'];
  if (Array.isArray(allOf) && allOf.length === 1) return allOf as unknown[];
  return [schema];
}
