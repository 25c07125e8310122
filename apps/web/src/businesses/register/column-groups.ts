import type { TextDto } from '../../api/generated';
import { BASE, type Column } from './columns';

/** Neighbouring columns under one head: amounts before, and after. */
export interface ColumnGroup {
  readonly title: TextDto | null;
  readonly columns: readonly Column[];
}

/** Columns in their order, those that stand under a common head together. */
export function columnGroups(columns: readonly Column[]): ColumnGroup[] {
  const groups: { title: TextDto | null; columns: Column[] }[] = [];
  for (const column of columns) {
    const title = column.group;
    const last = groups.at(-1);
    if (last !== undefined && title !== null && last.title?.zh === title.zh)
      last.columns.push(column);
    else groups.push({ title, columns: [column] });
  }
  return groups;
}

/** The title of a column under its group's head, or where its group is clear. */
export function shortTitle({ shortTitle: short, title }: Column): TextDto {
  return short ?? title;
}

/** After: what the row will be, set apart from what it is. */
export function isAfter({ from, key }: Column): boolean {
  return from === 'after' || key === BASE;
}
