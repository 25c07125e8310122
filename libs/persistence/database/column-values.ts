import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** A column of a table, and what of a row is written into it. */
export interface ColumnValue {
  readonly column: string;
  readonly value: unknown;
}

/** What is said of a row, by the columns of its entity and as the driver writes it; what is not said is left out. */
export function columnValues<Row extends ObjectLiteral>(
  { dataSource }: EntityManager,
  entity: EntityTarget<Row>,
  said: Readonly<Partial<Row>>,
): ColumnValue[] {
  return dataSource
    .getMetadata(entity)
    .columns.filter(({ propertyName }) => said[propertyName] !== undefined)
    .map((column) => ({
      column: column.databaseName,
      value: dataSource.driver.preparePersistentValue(said[column.propertyName], column) as unknown,
    }));
}
