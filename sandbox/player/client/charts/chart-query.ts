import type { ChartModel } from '../../app-model';

/** By what a chart groups, or what it measures. */
export interface ChartColumn {
  /** As lists name it: a column, or `alias.column` of a linked table. */
  readonly name: string;
  /** Table and column behind it. */
  readonly table: string;
  readonly column: string;
  readonly aggregate?: string;
  readonly dateGrouping?: 'day' | 'week' | 'month' | 'quarter' | 'year';
}

/** What stands behind each alias of a chart's FetchXML. */
export function chartColumns({ fetchXml }: Pick<ChartModel, 'fetchXml'>): ReadonlyMap<string, ChartColumn> {
  const attributes = [...parse(fetchXml).querySelectorAll('attribute[alias]')];
  return new Map(attributes.map((attribute) => {
    const source = attribute.parentElement;
    const link = source?.tagName === 'link-entity' ? source.getAttribute('alias') : null;
    const column = attribute.getAttribute('name') ?? '';
    const aggregate = attribute.getAttribute('aggregate');
    const grouping = attribute.getAttribute('dategrouping') as ChartColumn['dateGrouping'] | null;
    return [attribute.getAttribute('alias') ?? '', {
      name: link ? `${link}.${column}` : column, table: source?.getAttribute('name') ?? '', column,
      ...(aggregate ? { aggregate } : {}), ...(grouping ? { dateGrouping: grouping } : {}),
    }];
  }));
}

/**
 * The chart's FetchXML over the rows that a list shows: the list's filters and links go into it. Groups of a part of a
 * date get their year beside them (alias `…_year`, days their month, too), so that January of two years is two groups, as
 * in Power Apps.
 */
export function chartFetchXml(chart: Pick<ChartModel, 'fetchXml'>, listFetchXml: string): string {
  const document = parse(chart.fetchXml);
  const entity = document.querySelector('fetch > entity');
  const list = parse(listFetchXml).querySelector('fetch > entity');
  if (!entity || !list) return chart.fetchXml;
  for (const child of [...list.children]) {
    const isKnown = child.tagName === 'link-entity' && [...entity.children].some((own) => own.tagName === 'link-entity' && own.getAttribute('alias') === child.getAttribute('alias'));
    if (child.tagName === 'filter' || (child.tagName === 'link-entity' && !isKnown)) entity.appendChild(withoutColumns(document.importNode(child, true)));
  }
  for (const attribute of [...document.querySelectorAll('attribute[dategrouping]')]) {
    const grouping = attribute.getAttribute('dategrouping');
    for (const part of grouping === 'year' ? [] : grouping === 'day' ? ['month', 'year'] : ['year']) {
      const further = attribute.cloneNode(false) as Element;
      further.setAttribute('alias', `${attribute.getAttribute('alias')}_${part}`);
      further.setAttribute('dategrouping', part);
      attribute.after(further);
    }
  }
  return new XMLSerializer().serializeToString(document);
}

/** In an aggregate query only groups and measures may be read. */
function withoutColumns(element: Element): Element {
  for (const child of [...element.querySelectorAll('attribute, all-attributes, order')]) child.remove();
  return element;
}

function parse(xml: string): Document {
  return new DOMParser().parseFromString(xml, 'application/xml');
}
