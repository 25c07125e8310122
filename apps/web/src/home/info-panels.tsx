import { BankOutlined, UserOutlined, WalletOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { HomeView } from '../api/generated';
import { showDay, showInstant, showMonth } from '../i18n/dates';
import { useServerText, useTexts } from '../i18n/texts';
import { Amount, showRatio } from '../ui/amount';
import { Panel } from '../ui/panel';
import { StatusTag } from '../ui/status-tag';
import { HOME_TEXTS } from './home.texts';

export function InfoPanels({ home }: { home: HomeView }) {
  return (
    <div className="info">
      <UnitPanel unit={home.unit} />
      <AccountPanel account={home.account} />
      <OperatorPanel operator={home.operator} />
    </div>
  );
}

function Pairs({ pairs }: { pairs: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="kv">
      {pairs.map(([name, value]) => [
        <dt key={name}>{name}</dt>,
        <dd key={`${name} value`}>{value}</dd>,
      ])}
    </dl>
  );
}

function UnitPanel({ unit }: { unit: HomeView['unit'] }) {
  const t = useTexts(HOME_TEXTS);
  const server = useServerText();
  return (
    <Panel title={t('unit')} icon={<BankOutlined aria-hidden />}>
      <Pairs
        pairs={[
          [t('unitName'), unit.name],
          [t('unitAccountNo'), unit.accountNo],
          [t('creditCode'), unit.creditCode],
          [
            t('status'),
            <StatusTag
              key="status"
              tone={unit.status === '01' ? 'good' : 'warn'}
              text={server(unit.statusText)}
            />,
          ],
          [t('branch'), unit.branchName],
        ]}
      />
    </Panel>
  );
}

const count = (n: number): string => n.toLocaleString('en-US');

function AccountPanel({ account }: { account: HomeView['account'] }) {
  const t = useTexts(HOME_TEXTS);
  const stats: (readonly [string, ReactNode])[] = [
    [t('balance'), <Amount key="balance" fen={account.balanceFen} />],
    [t('unallocated'), <Amount key="unallocated" fen={account.unallocatedFen} />],
    ...(account.receivableFen === 0
      ? []
      : [[t('receivable'), <Amount key="receivable" fen={account.receivableFen} />] as const]),
    [t('monthly'), <Amount key="monthly" fen={account.monthlyFen} />],
    [
      t('members'),
      t('people', { paying: count(account.payingMembers), sealed: count(account.sealedMembers) }),
    ],
    [
      t('ratio'),
      [account.unitRatioBp, account.personalRatioBp, account.fiscalRatioBp]
        .map(showRatio)
        .join(' / '),
    ],
    [
      t('paidThrough'),
      <>
        {showMonth(account.paidThroughMonth)}
        <small>{t('due', { month: showMonth(account.dueMonth) })}</small>
      </>,
    ],
  ];
  return (
    <Panel title={t('account')} icon={<WalletOutlined aria-hidden />}>
      <dl className="stats">
        {stats.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function OperatorPanel({ operator }: { operator: HomeView['operator'] }) {
  const t = useTexts(HOME_TEXTS);
  return (
    <Panel title={t('operator')} icon={<UserOutlined aria-hidden />}>
      <Pairs
        pairs={[
          [t('name'), operator.name],
          [t('phone'), operator.phoneMasked],
          [t('certificate'), showDay(operator.certificateValidTo)],
          [t('lastSignIn'), showInstant(operator.lastSignInAt)],
        ]}
      />
    </Panel>
  );
}
