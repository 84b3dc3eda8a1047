import { played } from './testing';

const manifest = `<manifest><control namespace="Acme" constructor="Gauge" version="1.2.0" display-name-key="Gauge_Name" control-type="virtual">
  <property name="value" of-type="Whole.None" usage="bound" required="true"/><property name="unit" of-type="SingleLine.Text" default-value="kg"/>
  <data-set name="rows"/>
  <resources><code path="second.js" order="2"/><code path="bundle.js" order="1"/><css path="css/gauge.css" order="1"/><platform-library name="React" version="16.14.0"/>
  <resx path="strings/Gauge.1033.resx" version="1.0.0"/><resx path="strings/Gauge.1031.resx" version="1.0.0"/></resources></control></manifest>`;
const resx = (texts: Record<string, string>) => `<root><resheader name="version"><value>2.0</value></resheader>${Object.entries(texts).map(([key, text]) => `<data name="${key}"><value>${text}</value></data>`).join('')}</root>`;
const files = {
  'second.js': '2', 'css/gauge.css': '.g {}', 'strings/Gauge.1033.resx': resx({ Gauge_Name: 'Gauge', Gauge_Full: 'Full &amp; over' }), 'strings/Gauge.1031.resx': resx({ Gauge_Name: 'Anzeige' }),
};

describe('A code component', () => {
  it('is what its manifest says', () => {
    expect(played({ manifest, files }).components['acm_Acme.Gauge']).toMatchObject({
      name: 'acm_Acme.Gauge', namespace: 'Acme', constructorName: 'Gauge', version: '1.2.0', isVirtual: true, displayName: 'Gauge', platformLibraries: { React: '16.14.0' }, dataSets: ['rows'],
      properties: [{ name: 'value', type: 'Whole.None', usage: 'bound', required: true }, { name: 'unit', type: 'SingleLine.Text', usage: 'input', required: false, defaultValue: 'kg' }],
    });
  });

  it('has scripts in order and styles, at addresses that change with their content', () => {
    const component = played({ manifest, files }).components['acm_Acme.Gauge']!;
    expect(component.scripts.map((address) => address.replace(/\?v=[0-9a-f]{16}$/, ''))).toEqual(['/player/controls/acm_Acme.Gauge/bundle.js', '/player/controls/acm_Acme.Gauge/second.js']);
    expect(component.styles).toEqual([expect.stringMatching(/^\/player\/controls\/acm_Acme\.Gauge\/css\/gauge\.css\?v=/)]);
    const changed = played({ manifest, files: { ...files, 'second.js': '3' } }).components['acm_Acme.Gauge']!;
    expect(changed.scripts[0]).toBe(component.scripts[0]);
    expect(changed.scripts[1]).not.toBe(component.scripts[1]);
  });

  it('speaks the language asked for, and the base language where a text is missing', () => {
    expect(played({ manifest, files, lcid: 1031 }).components['acm_Acme.Gauge']?.strings).toEqual({ Gauge_Name: 'Anzeige', Gauge_Full: 'Full & over' });
  });
});
