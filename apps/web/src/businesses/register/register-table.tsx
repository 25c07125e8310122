import { useEffect, useRef } from 'react';
import type { RegisterPageDto } from '../../api/generated';
import { useServerText, useTexts } from '../../i18n/texts';
import { columnGroups, isAfter, shortTitle, type ColumnGroup } from './column-groups';
import { cellOfRow, enteredColumns, type Column, type Remark } from './columns';
import { isMarked, mark, useMarked, type Marked } from './deletion';
import type { RegisterFacts } from './register-facts';
import { RegisterTableRow } from './register-table-row';
import { REGISTER_TEXTS } from './register.texts';
import type { Register } from './use-register';

/** From so many columns on a register scrolls in a frame of its own, in which head and names stay. */
const WIDE = 16;

interface RegisterTableProps extends RegisterFacts {
  page: RegisterPageDto;
}

/** The columns of the business in their order, those of a group under one head. */
export function RegisterTable({ page, ...facts }: RegisterTableProps) {
  const t = useTexts(REGISTER_TEXTS);
  const { register, plan } = facts;
  const marked = useMarked(register.deletion);
  const columns = enteredColumns(plan.columns);
  const wide = columns.length > WIDE;
  useWantedRow(facts, page);
  return (
    <div
      className={wide ? 'table-frame wide' : 'table-frame'}
      id="register-table"
      tabIndex={wide ? 0 : -1}
      aria-busy={register.fetching}
    >
      <table className="plain register-table">
        <caption className={marked === null ? 'help roomy' : 'help'}>
          {t(marked === null ? 'chooseHint' : 'markHint')}
        </caption>
        <Heads groups={columnGroups(columns)}>
          {marked === null ? (
            <ChooseAll page={page} register={register} />
          ) : (
            <MarkPage page={page} register={register} marked={marked} />
          )}
        </Heads>
        <tbody>
          {page.items.map((row) => (
            <RegisterTableRow key={row.rowNo} row={row} wide={wide} {...facts} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One line of heads, or two where some columns stand under a common one. */
function Heads({ groups, children }: { groups: ColumnGroup[]; children: React.ReactNode }) {
  const t = useTexts(REGISTER_TEXTS);
  const grouped = groups.some(({ title }) => title !== null);
  const rowSpan = grouped ? 2 : 1;
  return (
    <thead>
      <tr>
        <th rowSpan={rowSpan} scope="col" className="tick-head">
          {children}
        </th>
        {groups.map((group) => (
          <GroupHead key={group.columns[0]?.key} {...{ group, rowSpan }} />
        ))}
        <th rowSpan={rowSpan} scope="col">
          <span className="sr-only">{t('act')}</span>
        </th>
      </tr>
      {grouped && (
        <tr>
          {groups
            .filter(({ title }) => title !== null)
            .flatMap(({ columns }) =>
              columns.map((column) => <ColumnHead key={column.key} column={column} />),
            )}
        </tr>
      )}
    </thead>
  );
}

function GroupHead({ group, rowSpan }: { group: ColumnGroup; rowSpan: number }) {
  const server = useServerText();
  const { title, columns } = group;
  if (title === null)
    return columns.map((column) => (
      <ColumnHead key={column.key} column={column} rowSpan={rowSpan} />
    ));
  const after = columns.some(isAfter);
  return (
    <th colSpan={columns.length} scope="colgroup" className={after ? 'span after' : 'span before'}>
      {server(title)}
    </th>
  );
}

function ColumnHead({ column, rowSpan }: { column: Column; rowSpan?: number }) {
  const server = useServerText();
  const isAmount = column.kind === 'money' || column.kind === 'row-number';
  const side = column.group === null ? '' : isAfter(column) ? ' after' : ' before';
  const frozen = column.key === 'name' ? ' frozen' : '';
  return (
    <th
      rowSpan={rowSpan}
      scope="col"
      className={`${isAmount && column.kind === 'money' ? 'num' : ''}${side}${frozen}`}
    >
      <Head words={server(shortTitle(column))} />
    </th>
  );
}

/** A title that breaks only where its words end, marked by a bar. */
function Head({ words }: { words: string }) {
  const [first, rest] = words.split('|');
  return rest === undefined ? (
    first
  ) : (
    <>
      {first}
      <wbr />
      {rest}
    </>
  );
}

interface MarkPageProps {
  page: RegisterPageDto;
  register: Register;
  marked: Marked;
}

/** Marks the rows of this page to be deleted, and no row out of sight. */
function MarkPage({ page, register, marked }: MarkPageProps) {
  const t = useTexts(REGISTER_TEXTS);
  const all = page.items.every(({ rowNo }) => isMarked(marked, rowNo));
  return (
    <input
      type="checkbox"
      className="tick delete"
      aria-label={t('markPage')}
      title={t('markPage')}
      checked={all}
      onChange={() => {
        mark(register.deletion, page.items, !all);
      }}
    />
  );
}

/** Ticks every row of the register, on all its pages. */
function ChooseAll({ page, register }: { page: RegisterPageDto; register: Register }) {
  const t = useTexts(REGISTER_TEXTS);
  const box = useRef<HTMLInputElement>(null);
  const unfiltered = register.view.only === '' && register.view.q === '';
  const all = page.chosen > 0 && unfiltered && page.chosen >= page.total;
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = page.chosen > 0 && !all;
  }, [page.chosen, all]);
  return (
    <input
      ref={box}
      id="choose-all"
      type="checkbox"
      className="tick"
      aria-label={t('chooseAll')}
      title={t('chooseAll')}
      checked={all}
      onChange={() => {
        void register.choose('all', !all);
      }}
    />
  );
}

/** Brings the focus to the row a finding or a jump asked for, once its page is here. */
function useWantedRow({ register, plan }: RegisterFacts, page: RegisterPageDto): void {
  const { wanted, found } = register;
  useEffect(() => {
    if (wanted === null) return;
    const row = page.items.find(({ rowNo }) => rowNo === wanted);
    const finding: Remark | null = row?.finding ?? null;
    const column = finding?.column ?? null;
    const field = document.getElementById(cellOfRow(plan.columns, wanted, column));
    if (field === null) return;
    field.focus();
    field.scrollIntoView({ block: 'center', inline: 'center' });
    found();
  }, [wanted, page, plan, found]);
}
