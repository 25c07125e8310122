import { Link } from 'react-router';
import type { OfficeMember } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { Fact } from '../ui/fact';
import { MEMBER_TEXTS } from './members.texts';

/** The unit he is seen in, and the way to others he was with. */
export function UnitsOfMember({ member }: { member: OfficeMember }) {
  const t = useTexts(MEMBER_TEXTS);
  const { accountNo, unit, units } = member;
  const others = units.filter((one) => one.accountNo !== unit.accountNo);
  return (
    <>
      <Fact name={t('unitOf')}>
        {unit.name} <span className="amount">{unit.accountNo}</span>
      </Fact>
      {others.length === 0 ? null : (
        <Fact name={t('unitsOf')}>
          {others.map((one) => (
            <Link
              key={one.accountNo}
              className="row-link"
              to={`/members/${accountNo}?unit=${one.accountNo}`}
            >
              {one.name}
            </Link>
          ))}
        </Fact>
      )}
    </>
  );
}
