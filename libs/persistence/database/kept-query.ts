import type {
  DataSource,
  EntityManager,
  EntityMetadata,
  ObjectLiteral,
  SelectQueryBuilder,
} from 'typeorm';

/** The first row found, as its entity, and all that was read as the database gave it. */
export interface KeptRead<Row, Columns> {
  readonly row: Row | null;
  readonly raw: readonly Columns[];
}

export type KeptQuery<Row, Columns, Given extends string> = (
  manager: EntityManager,
  given: Readonly<Record<Given, string>>,
) => Promise<KeptRead<Row, Columns>>;

interface Kept {
  readonly sql: string;
  /** Whose value stands at each question mark. */
  readonly names: readonly string[];
  readonly metadata: EntityMetadata;
  readonly alias: string;
}

/**
 * A query that every act asks: its text is built once for a data source, because building it costs as much as its answer.
 * `build` names each value it is given by `:name`, and nothing in its text may depend on a value.
 */
export function keptQuery<Row extends ObjectLiteral, Columns, const Given extends string>(
  given: readonly Given[],
  build: (manager: EntityManager) => SelectQueryBuilder<Row>,
): KeptQuery<Row, Columns, Given> {
  const texts = new WeakMap<DataSource, Kept>();
  return async (manager, values) => {
    const { dataSource } = manager;
    const kept = texts.get(dataSource) ?? built(build(manager), given);
    texts.set(dataSource, kept);
    const answers = kept.names.map((name) => values[name as Given]);
    const raw: (Columns & Record<string, unknown>)[] = await manager.query(kept.sql, answers);
    const [first] = raw;
    return { row: first === undefined ? null : (entityOf(dataSource, kept, first) as Row), raw };
  };
}

/** Each name is given as its own value, so that the parameters tell which stands where. */
function built<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  given: readonly string[],
): Kept {
  const { mainAlias } = query.setParameters(
    Object.fromEntries(given.map((name) => [name, name])),
  ).expressionMap;
  if (mainAlias === undefined) throw new Error('a query of no table');
  const [sql, parameters] = query.getQueryAndParameters();
  const names = (parameters as unknown[]).map(String);
  const stranger = names.find((name) => !given.includes(name));
  if (stranger !== undefined) throw new Error(`a kept query says '${stranger}' by itself`);
  return { sql, names, metadata: mainAlias.metadata, alias: mainAlias.name };
}

function entityOf(
  { driver }: DataSource,
  { metadata, alias }: Kept,
  read: Readonly<Record<string, unknown>>,
): ObjectLiteral {
  const entity = metadata.create() as ObjectLiteral;
  for (const column of metadata.columns) {
    const value: unknown = read[`${alias}_${column.databaseName}`];
    column.setEntityValue(entity, driver.prepareHydratedValue(value, column));
  }
  return entity;
}
