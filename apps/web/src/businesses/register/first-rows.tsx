import type { SubmissionDto } from '../../api/generated';
import { useServerText, useTexts } from '../../i18n/texts';
import { MemberLink } from '../../members/member-link';
import type { Column } from './columns';
import type { RegisterPlan } from './register-plan';
import { CHECK_TEXTS } from './check.texts';
import { RowCell } from './row-cell';
import { useFirstRows } from './use-first-rows';

interface FirstRowsProps {
  plan: RegisterPlan;
  submission: SubmissionDto;
}

/** Whom a case is about, in the columns that say the most of them: the first rows of what is sent. */
export function FirstRows({ plan, submission }: FirstRowsProps) {
  const t = useTexts(CHECK_TEXTS);
  const server = useServerText();
  const data = useFirstRows(submission);
  if (data === undefined || data.items.length === 0) return null;
  const columns = briefOf(plan);
  const opened = !columns.some(({ key }) => key === 'accountNo') && data.items.some(hasAccount);
  const title = server(plan.words.register);
  return (
    <section className="first-rows" aria-label={title}>
      <h3>
        {title}
        {data.shown > data.items.length && (
          <span className="help">
            {t('firstRows', { n: data.items.length, all: data.shown.toLocaleString('en-US') })}
          </span>
        )}
      </h3>
      <div className="table-frame">
        <table className="plain">
          <thead>
            <tr>
              {opened && <th scope="col">{t('account')}</th>}
              {columns.map((column) => (
                <Head key={column.key} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {data.items.map((row) => (
              <tr key={row.rowNo}>
                {opened && (
                  <td>
                    <MemberLink accountNo={row.accountNo} />
                  </td>
                )}
                {columns.map((column) => (
                  <RowCell
                    key={column.key}
                    {...{ row, column }}
                    month={submission.effectiveMonth}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Head({ column }: { column: Column }) {
  const server = useServerText();
  const isAmount = column.kind === 'money' || column.kind === 'ratio';
  return (
    <th scope="col" className={isAmount ? 'num' : ''}>
      {server(column.title)}
    </th>
  );
}

function briefOf({ columns, brief }: RegisterPlan): Column[] {
  return columns.filter(({ key }) => brief.includes(key));
}

function hasAccount({ accountNo }: { accountNo: string }): boolean {
  return accountNo !== '';
}
