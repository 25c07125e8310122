import { createHash } from 'node:crypto';
import {
  DefaultNamingStrategy,
  type NamingStrategyInterface,
  type Table,
  type View,
} from 'typeorm';

const IDENTIFIER_LENGTH_MAX = 64;

/** accountNo → account_no. */
export function snakeOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Columns by `snakeOf`, and indexes named by what they index: SQL written by hand and entities agree. */
export class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? snakeOf(propertyName);
  }

  override indexName(tableOrName: Table | View | string, columns: string[]): string {
    const table = typeof tableOrName === 'string' ? tableOrName : tableOrName.name;
    const name = `ix_${table}__${columns.map((column) => this.columnName(column, undefined)).join('__')}`;
    if (name.length <= IDENTIFIER_LENGTH_MAX) return name;
    return `ix_${table}__${createHash('sha256').update(name).digest('hex').slice(0, 10)}`;
  }
}
