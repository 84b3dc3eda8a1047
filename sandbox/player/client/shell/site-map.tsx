import { CommandBarButton, Icon, useTheme } from '@fluentui/react';
import * as React from 'react';
import type { AreaModel, SubAreaModel } from '../../app-model';
import { usePlayer, type Page, type Player } from '../player';
import { pageOfSubArea } from './address';
import { shellStyles } from './shell-styles';

interface Props {
  readonly page: Page;
  readonly goTo: Player['navigate'];
  addressOf(page: Page): string;
}

/** The app's navigation: the groups of one area, and the areas below. */
export function SiteMap({ page, goTo, addressOf }: Props): React.ReactElement {
  const { areas } = usePlayer().app;
  const styles = shellStyles(useTheme());
  const areaOfPage = areas.find((area) => area.groups.some((group) => group.subAreas.some((entry) => isAt(entry, page))));
  const [chosen, setChosen] = React.useState(areaOfPage ?? areas[0]);
  React.useEffect(() => {
    if (areaOfPage) setChosen(areaOfPage);
  }, [areaOfPage]);

  return (
    <nav aria-label="Site map" className={styles.siteMap}>
      <div className={styles.siteMapGroups}>
        {chosen?.groups.map((group) => (
          <section key={group.id} aria-label={group.title}>
            <h2 className={styles.groupTitle}>{group.title}</h2>
            <ul className={styles.list}>
              {group.subAreas.map((entry) => (
                <li key={entry.id}><Entry entry={entry} isCurrent={isAt(entry, page)} goTo={goTo} addressOf={addressOf} /></li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {areas.length > 1 && chosen && <AreaSwitcher areas={areas} chosen={chosen} choose={setChosen} />}
    </nav>
  );
}

function Entry({ entry, isCurrent, goTo, addressOf }: Omit<Props, 'page'> & { readonly entry: SubAreaModel; readonly isCurrent: boolean }): React.ReactElement {
  const styles = shellStyles(useTheme());
  const page = pageOfSubArea(entry);
  const open = (event: React.MouseEvent) => {
    if (!page || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void goTo(page);
  };
  const outside = page ? {} : { target: '_blank', rel: 'noreferrer' };
  return (
    <a className={styles.entry} href={page ? addressOf(page) : webAddress(entry.url)} onClick={open} aria-current={isCurrent ? 'page' : undefined} {...outside}>
      <span className={styles.entryIcon} aria-hidden>{entry.icon ? <img src={entry.icon} alt="" width={18} height={18} /> : <Icon iconName="Table" />}</span>
      {entry.title}
    </a>
  );
}

function AreaSwitcher({ areas, chosen, choose }: {
  readonly areas: readonly AreaModel[];
  readonly chosen: AreaModel;
  choose(area: AreaModel): void;
}): React.ReactElement {
  const styles = shellStyles(useTheme());
  return (
    <div className={styles.areas}>
      <CommandBarButton
        text={chosen.title}
        ariaLabel={`Change area, now ${chosen.title}`}
        styles={{ root: { width: '100%', height: 40 }, textContainer: { textAlign: 'left' } }}
        menuProps={{
          items: areas.map((area) => ({ key: area.id, text: area.title, canCheck: true, isChecked: area === chosen, onClick: () => choose(area) })),
        }}
      />
    </div>
  );
}

function isAt(entry: SubAreaModel, page: Page): boolean {
  return page.kind === 'webResource' ? entry.webResource === page.name : entry.table === page.table;
}

/** Only addresses of the web: a site map is data, too. */
function webAddress(url: string | undefined): string | undefined {
  return url && /^(https?:\/\/|\/)/i.test(url) ? url : undefined;
}
