import { Pivot, PivotItem, useTheme } from '@fluentui/react';
import * as React from 'react';
import type { TabModel } from '../../app-model';
import { FormSection, variables } from './form-section';
import { formStyles } from './form-styles';
import { useFormAround } from './use-form';

/** The tabs of a form, and the one in front. A tab that was open stays as it was left, with what was typed there. */
export function FormTabs({ idPrefix }: { readonly idPrefix: string }): JSX.Element {
  const form = useFormAround();
  const styles = formStyles(useTheme());
  const tabs = form.form.tabs.filter(({ id }) => form.isTabVisible(id));
  const current = tabs.find(({ id }) => id === form.currentTabId) ?? tabs[0];
  const seen = React.useRef(new Set<string>());
  if (current) seen.current.add(current.id);

  const tabId = (id: string) => `${idPrefix}-tab-${id}`;
  const hasTabList = tabs.length > 1;
  return (
    <>
      {hasTabList && (
        <Pivot
          className={styles.tabList}
          aria-label="Tabs of the form"
          headersOnly
          selectedKey={current?.id ?? null}
          getTabId={tabId}
          onLinkClick={(item) => item?.props.itemKey !== undefined && form.showTab(item.props.itemKey)}
        >
          {tabs.map(({ id }) => <PivotItem key={id} itemKey={id} headerText={form.tabLabel(id)} />)}
        </Pivot>
      )}
      {tabs
        .filter(({ id }) => seen.current.has(id))
        .map((tab) => (
          <div key={tab.id} hidden={tab !== current} {...(hasTabList && { role: 'tabpanel', 'aria-labelledby': tabId(tab.id) })}>
            <TabContent tab={tab} idPrefix={idPrefix} />
          </div>
        ))}
    </>
  );
}

/** Columns of a tab, in the widths of the form. */
function TabContent({ tab, idPrefix }: { readonly tab: TabModel; readonly idPrefix: string }): JSX.Element {
  const styles = formStyles(useTheme());
  return (
    <div className={styles.columns} style={variables({ columns: tab.columns.map(({ width }) => columnTrack(width)).join(' ') })}>
      {tab.columns.map(({ sections }, index) => (
        <div key={index} className={styles.column}>
          {sections.map((section) => <FormSection key={section.id} section={section} idPrefix={idPrefix} />)}
        </div>
      ))}
    </div>
  );
}

/** A column's width (`50%`) as a share of the room, whatever stands in it. */
const columnTrack = (width: string): string => `minmax(0, ${Number.parseFloat(width) > 0 ? Number.parseFloat(width) : 100}fr)`;
