import { useNavigate } from 'react-router';
import { useServerText } from '../../i18n/texts';
import { Tabs } from '../../ui/tabs';
import type { RegisterPlan } from './register-plan';
import { useBusinesses } from './use-register-plan';

/** Businesses that share a tile are sheets of one page, each with its own register and case. */
export function SheetTabs({ plan }: { plan: RegisterPlan }) {
  const server = useServerText();
  const navigate = useNavigate();
  const businesses = useBusinesses() ?? [];
  const { tile } = plan;
  const sheets = businesses.filter((one) => one.open && one.tile?.code === tile?.code);
  if (tile === null || sheets.length < 2) return null;
  return (
    <Tabs
      id="sheet"
      label={server(tile.title)}
      tabs={sheets.map(({ code, title }) => ({ key: code, title: server(title) }))}
      chosen={plan.code}
      onChoose={(code) => {
        if (code !== plan.code) void navigate(`/businesses/${code}`);
      }}
    >
      {null}
    </Tabs>
  );
}
