import type { EntityManager } from 'typeorm';
import { DictionaryEntryEntity } from '#libs/persistence/entities/reference.entity';

/** Dictionary → its valid codes. */
export async function validCodes(manager: EntityManager): Promise<Record<string, string[]>> {
  const entries = await manager.find(DictionaryEntryEntity, {
    order: { dictionary: 'ASC', position: 'ASC' },
  });
  const codes: Record<string, string[]> = {};
  for (const entry of entries) (codes[entry.dictionary] ??= []).push(entry.code);
  return codes;
}
