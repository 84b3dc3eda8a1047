import './platform-config';
import * as Fluent from '@fluentui/react';
import React from 'react';
import ReactDOM from 'react-dom';

/**
 * The platform libraries as a model-driven app provides them: under the names that code components built by
 * pcf-scripts expect (its PlatformLibraryVersions.json), and under the usual ones.
 */
Object.assign(window, { Reactv16: React, ReactDOMv16: ReactDOM, FluentUIReactv81211: Fluent, React, ReactDOM, FluentUIReact: Fluent });

// A code component that registers the icons again is right to: it cannot know that its host has them.
Fluent.setIconOptions({ disableWarnings: true });
Fluent.initializeIcons();
