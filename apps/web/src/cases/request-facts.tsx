import type { RequestDto } from '../api/generated';
import { useSigns } from '../i18n/signs';
import { useServerText, useTexts } from '../i18n/texts';
import { Fact } from '../ui/fact';
import { Panel } from '../ui/panel';
import { CASE_TEXTS } from './cases.texts';

/** Whose account is asked for, and as much of where it stands as the reader may know. */
export function RequestFacts({ request }: { request: RequestDto }) {
  const t = useTexts(CASE_TEXTS);
  const signs = useSigns();
  const server = useServerText();
  const { name, idNumber, standing, accountNo, unit } = request;
  const facts: [string, string | null][] = [
    [t('requestName'), name],
    [t('requestId'), idNumber],
    [t('requestStanding'), standing === null ? null : server(standing)],
    [t('requestAccount'), accountNo],
    [t('requestUnit'), unit === null ? null : unit.name + signs.bracketed(unit.accountNo)],
  ];
  return (
    <Panel title={t('requestPerson')}>
      <dl className="kv columns">
        {facts
          .filter(([, value]) => value !== null)
          .map(([title, value]) => (
            <Fact key={title} name={title}>
              {value}
            </Fact>
          ))}
      </dl>
    </Panel>
  );
}
