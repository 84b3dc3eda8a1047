import * as React from 'react';
import * as ReactDOM from 'react-dom';
import { Root } from './shell/root';

/** Where the player begins in the browser: `<div id="player">` of the server's page. */
const element = document.getElementById('player');
if (!element) throw new Error('The page of the player has no element with the id "player".');
ReactDOM.render(<Root />, element);
