import type { EntityManager } from 'typeorm';

export interface DictionaryRow {
  readonly dictionary: string;
  readonly code: string;
  readonly label: string;
  readonly labelEn: string;
}

export function dictionaryRows(manager: EntityManager): Promise<DictionaryRow[]> {
  return manager.query(
    'SELECT dictionary, code, label, label_en AS labelEn FROM dictionary_entry ORDER BY dictionary, position, code',
  );
}
