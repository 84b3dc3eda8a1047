export { CodeComponent } from './code-component';
