export { createOperator, OperatorExists } from './first-operator.ts';
