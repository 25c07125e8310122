import { Button } from 'antd';
import type { Dispatch, SetStateAction } from 'react';
import { demonstrationCode, type DemonstrationLogins } from '../api/generated';
import { useSigns } from '../i18n/signs';
import { useTexts } from '../i18n/texts';
import { LOGIN_TEXTS } from './login.texts';
import type { OperatorFilled } from './operator-form';
import type { StaffFilled } from './staff-form';
import { insertDemonstrationUkey } from './ukey';

interface Props {
  logins: DemonstrationLogins;
  who: 'operator' | 'staff';
  onOperator: (filled: OperatorFilled) => void;
  onStaff: Dispatch<SetStateAction<StaffFilled>>;
}

/** Who may be tried in the demonstration; a click fills the form, with the key or the code too. */
export function DemonstrationLoginList({ logins, who, onOperator, onStaff }: Props) {
  const t = useTexts(LOGIN_TEXTS);
  const signs = useSigns();
  const fillCode = (loginName: string): void => {
    demonstrationCode({ query: { loginName } })
      .then(({ code: totp }) => {
        onStaff((now) => (now.loginName === loginName ? { ...now, totp } : now));
      })
      .catch(() => undefined);
  };
  const rows =
    who === 'operator'
      ? logins.operators.map((one) => ({
          key: `${one.unitAccountNo} ${one.loginName}`,
          main: one.unitName,
          side: `${one.unitAccountNo} · ${one.loginName}`,
          fill: () => {
            onOperator({
              unitAccountNo: one.unitAccountNo,
              loginName: one.loginName,
              password: one.password,
            });
            // Should that fail, the form's own button says why.
            insertDemonstrationUkey(one.unitAccountNo).catch(() => undefined);
          },
        }))
      : logins.staff.map((one) => ({
          key: one.loginName,
          main: `${one.name} · ${signs.list(one.roles.map((role) => roleText(role, t)))}`,
          side: one.loginName,
          fill: () => {
            onStaff({ loginName: one.loginName, password: one.password, totp: '' });
            fillCode(one.loginName);
          },
        }));
  return (
    <section className="demo-logins" aria-label={t('demonstrationLogins')}>
      <h2>
        <span className="demo-mark">{t('demonstration')}</span>
        {t('demonstrationLogins')}
      </h2>
      <p className="help">{t('demonstrationHelp')}</p>
      <ul>
        {rows.map((row) => (
          <li key={row.key}>
            <span>
              {row.main}
              <small>{row.side}</small>
            </span>
            <Button onClick={row.fill} aria-label={t('fillFor', { name: row.key })}>
              {t('fill')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const ROLES = [
  'first-reviewer',
  'second-reviewer',
  'cashier',
  'operations',
  'system-admin',
  'security-admin',
  'audit-admin',
  'auditor',
] as const;

function roleText(role: string, t: (key: `role.${(typeof ROLES)[number]}`) => string): string {
  const known = ROLES.find((one) => one === role);
  return known === undefined ? role : t(`role.${known}`);
}
