export { throttle, type ThrottleKey } from './throttle.ts';
