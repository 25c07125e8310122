import { useEffect, useRef } from 'react';
import type { RegisterPageDto, TermsView } from '../../api/generated';
import { useTexts } from '../../i18n/texts';
import { isMarked, mark, useMarked, type Marked } from './deletion';
import { RegisterTableRow } from './register-table-row';
import type { RegisterRules } from './register-rules';
import { REGISTER_TEXTS } from './register.texts';
import type { Register } from './use-register';

interface RegisterTableProps {
  page: RegisterPageDto;
  register: Register;
  rules: RegisterRules;
  terms: TermsView | undefined;
}

/** The fourteen columns of the register (domain 13), before and after under one head each. */
export function RegisterTable({ page, register, rules, terms }: RegisterTableProps) {
  const t = useTexts(REGISTER_TEXTS);
  const marked = useMarked(register.deletion);
  useWantedRow(register, page);
  return (
    <div className="table-frame" id="register-table" tabIndex={-1} aria-busy={register.fetching}>
      <table className="plain register-table">
        <caption className="help">{t(marked === null ? 'chooseHint' : 'markHint')}</caption>
        <thead>
          <tr>
            <th rowSpan={2} scope="col">
              {marked === null ? (
                <ChooseAll page={page} register={register} />
              ) : (
                <MarkPage page={page} register={register} marked={marked} />
              )}
            </th>
            {(['no', 'account', 'name', 'id'] as const).map((key) => (
              <th key={key} rowSpan={2} scope="col">
                {t(key)}
              </th>
            ))}
            <th colSpan={5} scope="colgroup" className="span before">
              {t('before')}
            </th>
            <th colSpan={5} scope="colgroup" className="span after">
              {t('after')}
            </th>
            <th rowSpan={2} scope="col">
              <span className="sr-only">{t('act')}</span>
            </th>
          </tr>
          <tr>
            <AmountHeads side="before" />
            <AmountHeads side="after" />
          </tr>
        </thead>
        <tbody>
          {page.items.map((row) => (
            <RegisterTableRow
              key={row.rowNo}
              row={row}
              register={register}
              rules={rules}
              terms={terms}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AmountHeads({ side }: { side: 'before' | 'after' }) {
  const t = useTexts(REGISTER_TEXTS);
  return (['base', 'unitAmount', 'personalAmount', 'fiscalAmount', 'total'] as const).map((key) => (
    <th key={key} scope="col" className={`num ${side}`}>
      <Head words={t(key)} />
    </th>
  ));
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
function useWantedRow(register: Register, page: RegisterPageDto): void {
  const { wanted, found } = register;
  useEffect(() => {
    if (wanted === null) return;
    const field = document.getElementById(`base-${String(wanted)}`);
    if (field === null) return;
    field.focus();
    field.scrollIntoView({ block: 'center' });
    found();
  }, [wanted, page, found]);
}
