import type { TextDto } from '../../api/generated';
import { typedColumns } from './columns';
import type { RegisterPlan } from './register-plan';

/** A finding or a note; of many typed columns it names the one it is about. */
export function remarkText(
  { columns }: RegisterPlan,
  { column, text }: { column?: string | null; text: TextDto },
  server: (text: TextDto | undefined) => string,
): string {
  const typed = typedColumns(columns);
  const named = typed.length > 1 ? typed.find(({ key }) => key === column) : undefined;
  if (named === undefined || text.zh.startsWith(named.title.zh)) return server(text);
  const { title } = named;
  return server({ zh: `${title.zh}：${text.zh}`, en: `${title.en}: ${text.en}` });
}
