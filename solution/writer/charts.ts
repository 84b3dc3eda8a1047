import { logicalName, primaryIdName, type Table } from '@gdap-manager/entities';
import { presentationOf, type Chart } from '@gdap-manager/entities/presentation';
import { braced, idOf } from '../ids';
import { introducedVersion } from '../manifest';
import { filterElement } from './fetch';
import { descriptions, localizedNames } from './labels';
import { element, value, values, type XmlNode } from './xml';

/** The charts of a table, or nothing where it has none. */
export function chartElements(table: Table): XmlNode[] {
  const charts = Object.entries(presentationOf(table).charts);
  return charts.length === 0 ? [] : [element('Visualizations', {}, charts.map(([key, chart], index) => visualization(table, key, chart, index === 0)))];
}

/** The first one of a table is the one that people see first. */
const visualization = (table: Table, key: string, chart: Chart, isDefault: boolean): XmlNode =>
  element('visualization', {}, [
    value('savedqueryvisualizationid', braced(idOf('chart', `${table.logicalName}.${key}`))),
    element('datadescription', {}, [dataDefinition(table, chart)]),
    element('presentationdescription', {}, [chart.type === 'pie' ? pie : axes(chart.type)]),
    ...values({ isdefault: isDefault, IsCustomizable: true, CanBeDeleted: true, IntroducedVersion: introducedVersion }),
    localizedNames(chart.name),
    descriptions(chart.description),
  ]);

/** The names that the chart editor of Power Apps gives to what it groups by and what it counts. */
const GROUP = '_CRMAutoGen_groupby_column_Num_0';
const COUNT = '_CRMAutoGen_aggregate_column_Num_0';

/** Learn, "Understand charts: Underlying data and chart representation". */
const dataDefinition = (table: Table, { groupBy, span, filter }: Chart): XmlNode =>
  element('datadefinition', {}, [
    element('fetchcollection', {}, [
      element('fetch', { mapping: 'logical', aggregate: 'true' }, [
        element('entity', { name: table.logicalName }, [
          element('attribute', { alias: COUNT, name: primaryIdName(table), aggregate: 'count' }),
          element('attribute', { groupby: 'true', alias: GROUP, name: logicalName(groupBy), dategrouping: span, usertimezone: span && 'false' }),
          ...(span ? [element('order', { alias: GROUP, descending: 'false' })] : []),
          ...(filter ? [filterElement(filter)] : []),
        ]),
      ]),
    ]),
    element('categorycollection', {}, [
      element('category', { alias: GROUP }, [element('measurecollection', {}, [element('measure', { alias: COUNT })])]),
    ]),
  ]);

const FONT = { Font: '{0}, 11px', ForeColor: '59, 59, 59' } as const;
const PALETTE = { Palette: 'None', PaletteCustomColors: '55,118,193; 117,82,160; 49,171,204; 149,189,66; 255,136,35; 197,56,52; 97,142,206; 142,116,178' } as const;
const titles = element('Titles', {}, [element('Title', { Alignment: 'TopLeft', DockingOffset: '-3', ...FONT })]);
const labelled = { IsValueShownAsLabel: 'True', Font: '{0}, 9.5px', LabelForeColor: '59, 59, 59' } as const;

const axis = (name: 'AxisX' | 'AxisY'): XmlNode =>
  element(name, { LabelAutoFitMinFontSize: 8, TitleForeColor: '59, 59, 59', TitleFont: '{0}, 10.5px', LineColor: '165, 172, 181' }, [
    element('MajorGrid', { LineColor: name === 'AxisY' ? '239, 242, 246' : 'Transparent' }),
    element('MajorTickMark', { LineColor: '165, 172, 181' }),
    element('LabelStyle', FONT),
  ]);

/** The markup of the charting library that Power Apps reads (Learn, "Sample charts"). */
const axes = (type: 'column' | 'bar'): XmlNode =>
  element('Chart', PALETTE, [
    element('Series', {}, [
      element('Series', { ChartType: type === 'bar' ? 'Bar' : 'Column', ...labelled, CustomProperties: 'PointWidth=0.75, MaxPixelPointWidth=40' }, [
        element('SmartLabelStyle', { Enabled: 'True' }),
      ]),
    ]),
    element('ChartAreas', {}, [element('ChartArea', { BorderColor: 'White', BorderDashStyle: 'Solid' }, [axis('AxisY'), axis('AxisX')])]),
    titles,
  ]);

const pie = element('Chart', PALETTE, [
  element('Series', {}, [
    element('Series', { ChartType: 'Pie', ShadowOffset: 0, ...labelled, CustomProperties: 'PieLabelStyle=Inside, PieDrawingStyle=Default' }, [
      element('SmartLabelStyle', { Enabled: 'True' }),
    ]),
  ]),
  element('ChartAreas', {}, [element('ChartArea', {}, [element('Area3DStyle', { Enable3D: 'false' })])]),
  element('Legends', {}, [element('Legend', { Alignment: 'Center', LegendStyle: 'Table', Docking: 'right', ShadowColor: '0, 0, 0, 0', ...FONT })]),
  titles,
]);
