import type { Theme } from '@fluentui/react';
import type { ReactElement } from 'react';
import type { CodeComponentModel } from '../../app-model';
import type { CodeComponentProps } from '../contracts';
import { localeOf } from '../format/locale';
import { givenValue, sameValue, showValue } from '../form-runtime/values';
import type { Player } from '../player';
import { tokenTheme } from '../theme/tokens';
import { notSupported } from '../xrm/not-supported';
import { DataSetSource } from './data-set';
import { changedProperties, propertyValues, type PropertyValue } from './parameters';
import type { ControlConstructor } from './registry';
import { services } from './services';

export interface InstanceOptions extends CodeComponentProps {
  readonly player: Player;
  readonly component: CodeComponentModel;
  /** Standard components draw into it; it also tells how wide a component may be. */
  readonly container: HTMLDivElement;
  readonly theme: Theme;
  /** Virtual components: what they want shown. */
  readonly onElement: (element: ReactElement) => void;
  readonly onError: (thrown: unknown) => void;
}

/** Everything that a component is told when it changes, apart from its properties. */
interface Surroundings {
  readonly isDisabled: boolean;
  readonly isVisible: boolean;
  readonly label: string;
  readonly id: string | undefined;
  readonly isReadOnly: boolean;
  readonly theme: Theme;
  readonly width: number;
}

/** What `updatedProperties` calls them. */
const NAMES: Readonly<Record<keyof Surroundings, string>> = {
  isDisabled: 'IsControlDisabled', isVisible: 'isVisible', label: 'label', id: 'entityId', isReadOnly: 'IsControlDisabled', theme: 'fluentDesignLanguage', width: 'layout',
};

/** State that components leave behind with `setControlState`, for when the form shows them again. */
const states = new WeakMap<object, Map<string, ComponentFramework.Dictionary>>();

/**
 * A code component at work on a form: makes it, tells it of changes, takes its outputs, lets it go. What it throws
 * goes to `onError`, and the form lives on.
 */
export class ComponentInstance {
  private readonly services: object;
  private control: InstanceType<ControlConstructor> | undefined;
  private properties: Readonly<Record<string, PropertyValue>> = {};
  private seen: Surroundings | undefined;
  private theme: Theme;
  private observer: ResizeObserver | undefined;
  private width = -1;
  private leave: () => void = () => undefined;
  private readonly dataSets: ReadonlyMap<string, DataSetSource>;

  constructor(private readonly options: InstanceOptions) {
    this.services = services(options.player, options.component);
    this.theme = options.theme;
    const { player, form, binding } = options;
    const sources = Object.entries(binding.dataSets).map(([name, subgrid]) => [name, new DataSetSource(player, form, subgrid, () => this.dataSetChanged(name))] as const);
    this.dataSets = new Map(sources);
  }

  start(Control: ControlConstructor): void {
    const { form, container, cell } = this.options;
    this.guarded(() => {
      const control = new Control();
      this.control = control;
      this.properties = this.readProperties();
      this.seen = this.surroundings();
      control.init(this.context([]), () => this.takeOutputs(), states.get(form)?.get(cell.id) ?? {}, container);
      this.view([]);
      const leaveForm = form.subscribe(() => this.update());
      const leaveRows = this.options.player.onRowsChanged((table) => this.dataSets.forEach((source) => {
        if (source.table?.logicalName === table) source.refresh();
      }));
      this.leave = () => {
        leaveForm();
        leaveRows();
      };
      this.dataSets.forEach((source) => source.refresh());
    });
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    this.update();
  }

  stop(): void {
    this.leave();
    this.observer?.disconnect();
    const control = this.control;
    this.control = undefined;
    if (control) this.guarded(() => control.destroy());
  }

  /** Tells the component what changed since it last heard, if anything. */
  private update(): void {
    if (!this.control) return;
    const properties = this.readProperties();
    const surroundings = this.surroundings();
    const changed = [...changedProperties(this.properties, properties)];
    const names = [...changed, ...(changed.length ? ['parameters'] : []), ...this.changedSurroundings(surroundings)];
    this.properties = properties;
    if (this.seen?.id !== surroundings.id) this.dataSets.forEach((source) => source.refresh());
    this.seen = surroundings;
    if (names.length) this.guarded(() => this.view(names));
  }

  private dataSetChanged(name: string): void {
    if (this.control) this.guarded(() => this.view(['dataset', `${name}_dataset`]));
  }

  private view(updatedProperties: readonly string[]): void {
    const element: unknown = this.control?.updateView(this.context(updatedProperties));
    if (this.options.component.isVirtual && element) this.options.onElement(element as ReactElement);
  }

  /** Outputs go where the properties are bound to, as if somebody had typed them. */
  private takeOutputs(): void {
    const { form, binding } = this.options;
    this.guarded(() => {
      Object.entries(this.control?.getOutputs?.() ?? {}).forEach(([name, output]) => {
        const bound = binding.parameters[name];
        const column = bound && 'column' in bound ? form.table.columns[bound.column] : undefined;
        if (!column || output === undefined) return;
        const value = givenValue(column, output);
        if (!sameValue(value, form.field(column.logicalName).value)) form.setValue(column.logicalName, value);
      });
    });
  }

  private readProperties() {
    const { component, binding, form, player } = this.options;
    return propertyValues(component, binding, form, localeOf(player.session.languageId));
  }

  private surroundings(): Surroundings {
    const { form, cell } = this.options;
    const control = form.control(cell.control?.id ?? '');
    const isReadOnly = form.mode === 'readOnly' || form.mode === 'disabled';
    const { isDisabled, isVisible, label } = control;
    return { isDisabled, isVisible, label, id: form.id, isReadOnly, theme: this.theme, width: this.width };
  }

  private changedSurroundings(now: Surroundings): readonly string[] {
    const keys = Object.keys(NAMES) as (keyof Surroundings)[];
    return [...new Set(keys.filter((key) => this.seen?.[key] !== now[key]).map((key) => NAMES[key]))];
  }

  private context(updatedProperties: readonly string[]): ComponentFramework.Context<unknown> {
    const { player, form, cell } = this.options;
    const seen = this.seen ?? this.surroundings();
    const primary = form.table.columns[form.table.primaryName];
    const row = { entityId: form.id ?? '', entityTypeName: form.table.logicalName };
    return {
      ...this.services,
      parameters: { ...this.properties, ...Object.fromEntries([...this.dataSets].map(([name, source]) => [name, source.value()])) },
      updatedProperties: [...updatedProperties],
      mode: {
        allocatedHeight: -1, allocatedWidth: this.width, isControlDisabled: seen.isDisabled, isVisible: seen.isVisible, label: seen.label,
        contextInfo: { ...row, entityRecordName: primary ? showValue(primary, form.field(primary.logicalName).value) : '' },
        setControlState: (state: ComponentFramework.Dictionary) => {
          states.set(form, (states.get(form) ?? new Map<string, ComponentFramework.Dictionary>()).set(cell.id, state));
          return true;
        },
        setFullScreen: notSupported('context.mode.setFullScreen'),
        trackContainerResize: (isTracked: boolean) => this.trackWidth(isTracked),
      },
      page: { ...row, getClientUrl: () => window.location.origin, isPageReadOnly: seen.isReadOnly, isLoadedInForm: true },
      factory: { requestRender: () => queueMicrotask(() => this.guarded(() => this.view([]))), getPopupService: notSupported('context.factory.getPopupService') },
      fluentDesignLanguage: { isDarkTheme: player.isDark, tokenTheme: tokenTheme(this.theme), brand: {} },
    } as unknown as ComponentFramework.Context<unknown>;
  }

  private trackWidth(isTracked: boolean): void {
    this.observer?.disconnect();
    if (!isTracked || typeof ResizeObserver === 'undefined') return;
    this.width = Math.round(this.options.container.clientWidth);
    this.observer = new ResizeObserver(([entry]) => {
      this.width = Math.round(entry?.contentRect.width ?? this.width);
      this.update();
    });
    this.observer.observe(this.options.container);
  }

  private guarded(run: () => void): void {
    try {
      run();
    } catch (thrown) {
      this.options.onError(thrown);
    }
  }
}
