import { render } from '@testing-library/react';
import * as React from 'react';
import { Icon, registerIcons } from '@fluentui/react';
import { registerControlIcons } from './icons';

it('draws icons without a font, keeps those of the host, and may be asked again', () => {
  const warn = jest.spyOn(console, 'warn');
  registerIcons({ fontFace: { fontFamily: 'Host' }, icons: { Add: 'H' } });
  registerControlIcons();
  registerControlIcons();
  const { container } = render(<><Icon iconName="Search" /><Icon iconName="Add" /></>);
  expect(container.querySelectorAll('svg')).toHaveLength(1);
  expect(container.textContent).toBe('H');
  expect(warn).not.toHaveBeenCalled();
});
