import { AppstoreOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import type { BusinessDto } from '../api/generated';
import { BusinessIcon } from '../businesses/icons';
import { useServerText, useTexts } from '../i18n/texts';
import { Panel } from '../ui/panel';
import { HOME_TEXTS } from './home.texts';

const GROUPS = ['contribution', 'member', 'query'] as const;

export function ServiceTiles({ businesses }: { businesses: readonly BusinessDto[] }) {
  const t = useTexts(HOME_TEXTS);
  return (
    <Panel title={t('services')} icon={<AppstoreOutlined aria-hidden />} className="tiles">
      {GROUPS.map((group) => (
        <div className="tile-group" key={group}>
          <h3 id={`group-${group}`}>{t(`group.${group}`)}</h3>
          <ul aria-labelledby={`group-${group}`}>
            {firstOfTiles(businesses)
              .filter((one) => one.group === group)
              .map((one) => (
                <li key={one.code}>
                  <Tile business={one} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </Panel>
  );
}

/** A tile leads to the first of its sheets. */
function firstOfTiles(businesses: readonly BusinessDto[]): BusinessDto[] {
  const seen = new Set<string>();
  return businesses.filter(({ tile }) => {
    if (tile === null || seen.has(tile.code)) return false;
    seen.add(tile.code);
    return true;
  });
}

/** Queries begin no case: their pages are their own. */
function leadsTo({ group }: BusinessDto): string {
  return group === 'query' ? 'queries' : 'businesses';
}

/** A business still to come is no link, and says so. */
function Tile({ business }: { business: BusinessDto }) {
  const t = useTexts(HOME_TEXTS);
  const server = useServerText();
  const face = (
    <>
      <i className={`tile-icon ${business.group}`} aria-hidden>
        <BusinessIcon code={business.tile?.code ?? business.code} />
      </i>
      <span className="tile-words">
        <b>{server(business.tile?.title ?? business.title)}</b>
        {business.open ? (
          <small>{server(business.help)}</small>
        ) : (
          <small title={server(business.closedReason)}>{t('coming')}</small>
        )}
      </span>
    </>
  );
  return business.open ? (
    <Link className="tile" to={`/${leadsTo(business)}/${business.code}`}>
      {face}
    </Link>
  ) : (
    <div className="tile closed">{face}</div>
  );
}
