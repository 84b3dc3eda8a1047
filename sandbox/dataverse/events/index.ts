export { createEventPipeline, type EventPipeline } from './pipeline';
