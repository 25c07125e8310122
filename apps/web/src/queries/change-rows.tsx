import type { ChangeView, StatusChangeView } from '../api/generated';
import { showInstant, showMonth } from '../i18n/dates';
import { useServerText, useTexts } from '../i18n/texts';
import { useSigns } from '../i18n/signs';
import { MemberLink } from '../members/member-link';
import { CaseNumber } from './case-number';
import { QUERY_TEXTS } from './queries.texts';
import { Records } from '../ui/records';

const UNIT_TITLES = ['printUnit'] as const;
const WHEN_TITLES = ['at', 'businessNo'] as const;
const MEMBER_TITLES = ['account', 'name'] as const;
const WHAT_TITLES = ['field', 'before', 'after', 'operator', 'reviewers'] as const;
const STATUS_TITLES = [...MEMBER_TITLES, 'kind', 'reason', 'month', 'operator'] as const;

/** The centre reads records of many units. */
interface InUnit {
  readonly unit?: { readonly accountNo: string; readonly name: string };
}

interface ChangeRowsProps {
  label: string;
  rows: readonly (ChangeView & InUnit)[];
  /** Whose each change is; a unit's own needs no name. */
  withMember?: boolean;
  withUnit?: boolean;
}

/** Information changes, newest first (7.1, 10.1). */
export function ChangeRows({ label, rows, withMember = false, withUnit = false }: ChangeRowsProps) {
  const t = useTexts(QUERY_TEXTS);
  const titles = [
    ...WHEN_TITLES,
    ...(withUnit ? UNIT_TITLES : []),
    ...(withMember ? MEMBER_TITLES : []),
    ...WHAT_TITLES,
  ];
  return (
    <Records label={label} titles={titles.map((title) => t(title))}>
      {rows.map((row, at) => (
        <ChangeRow
          key={`${row.businessNo}/${row.field}/${String(at)}`}
          row={row}
          withMember={withMember}
        />
      ))}
    </Records>
  );
}

function ChangeRow({ row, withMember }: { row: ChangeView & InUnit; withMember: boolean }) {
  const t = useTexts(QUERY_TEXTS);
  const server = useServerText();
  const signs = useSigns();
  return (
    <tr>
      <td className="when">{showInstant(row.at)}</td>
      <td>
        <CaseNumber businessNo={row.businessNo} known={row.operatorName !== ''} />
      </td>
      <UnitCell unit={row.unit} />
      {withMember ? (
        <td>
          <MemberLink accountNo={row.accountNo} />
        </td>
      ) : null}
      {withMember ? <td>{row.name}</td> : null}
      <td className="nowrap">{server(row.fieldLabel)}</td>
      <td className="words">{row.before === '' ? t('empty') : server(row.beforeText)}</td>
      <td className="words">{row.after === '' ? t('empty') : server(row.afterText)}</td>
      <td className="nowrap">{row.operatorName === '' ? t('former') : row.operatorName}</td>
      <td>{row.reviewerNames.length === 0 ? '—' : row.reviewerNames.join(signs.comma)}</td>
    </tr>
  );
}

/** Name and account number of a unit, where there is one. */
export function UnitCell({ unit }: InUnit) {
  return unit === undefined ? null : (
    <td className="words">
      {unit.name}
      <br />
      <span className="help">{unit.accountNo}</span>
    </td>
  );
}

interface StatusRowsProps {
  label: string;
  rows: readonly (StatusChangeView & InUnit)[];
  withUnit?: boolean;
}

/** Changes of accounts' statuses, newest first (10.2). */
export function StatusRows({ label, rows, withUnit = false }: StatusRowsProps) {
  const t = useTexts(QUERY_TEXTS);
  const titles = [...WHEN_TITLES, ...(withUnit ? UNIT_TITLES : []), ...STATUS_TITLES];
  return (
    <Records label={label} titles={titles.map((title) => t(title))}>
      {rows.map((row, at) => (
        <StatusRow key={`${row.accountNo}/${row.kind}/${String(at)}`} row={row} />
      ))}
    </Records>
  );
}

function StatusRow({ row }: { row: StatusChangeView & InUnit }) {
  const t = useTexts(QUERY_TEXTS);
  const server = useServerText();
  const reason = server(row.reasonText);
  return (
    <tr>
      <td className="when">{showInstant(row.at)}</td>
      <td>
        <CaseNumber businessNo={row.businessNo} known={row.operatorName !== ''} />
      </td>
      <UnitCell unit={row.unit} />
      <td>
        <MemberLink accountNo={row.accountNo} />
      </td>
      <td>{row.name}</td>
      <td className="nowrap">{server(row.kindText)}</td>
      <td className="words">{reason === '' ? '—' : reason}</td>
      <td className="nowrap">{showMonth(row.fromMonth)}</td>
      <td className="nowrap">{row.businessNo === null ? t('former') : row.operatorName}</td>
    </tr>
  );
}
