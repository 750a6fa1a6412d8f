"""Widens the layers of a TFLite model with channels that stay zero.

A layer of 24 channels takes a processor with vectors of 16 as long as one of 32, and a shortcut
whose width does not change needs no copy into a wider one. What the model answers stays the same
to the bit.
"""

import numpy
from ai_edge_litert import schema_py_generated as schema

KINDS = schema.BuiltinOperator
# The axes of weights and bias that follow the width of a layer.
CONSTANTS = {KINDS.CONV_2D: [(1, (0, 3)), (2, (0,))], KINDS.DEPTHWISE_CONV_2D: [(1, (3,)), (2, (0,))]}
LAYERS = {KINDS.CONV_2D, KINDS.DEPTHWISE_CONV_2D, KINDS.ADD, KINDS.RELU, KINDS.MAX_POOL_2D, KINDS.PAD}
TYPES = {schema.TensorType.FLOAT16: "<f2", schema.TensorType.FLOAT32: "<f4"}


def widen(model: schema.ModelT, widths: dict[int, int]) -> schema.ModelT:
    """Gives each layer of a width in `widths` that width's value; outputs must not be among them."""
    graph = model.subgraphs[0]
    stored = {op.outputs[0]: op.inputs[0] for op in graph.operators if kind(model, op) == KINDS.DEQUANTIZE}
    removed, grown = {}, set()
    for op in list(graph.operators):
        op.inputs = [removed.get(t, t) for t in op.inputs]
        for position, axes in CONSTANTS.get(kind(model, op), []):
            for tensor in {op.inputs[position], stored.get(op.inputs[position], op.inputs[position])} - grown:
                grow(model, tensor, axes, widths)
                grown.add(tensor)
        if kind(model, op) in LAYERS:
            grow(model, op.outputs[0], (3,), widths)
        if kind(model, op) == KINDS.PAD and fit_pad(model, op):
            removed[op.outputs[0]] = op.inputs[0]
            graph.operators.remove(op)
    return model


def kind(model: schema.ModelT, op: schema.OperatorT) -> int:
    code = model.operatorCodes[op.opcodeIndex]
    return max(code.builtinCode, code.deprecatedBuiltinCode)


def grow(model: schema.ModelT, index: int, axes: tuple[int, ...], widths: dict[int, int]) -> None:
    tensor = model.subgraphs[0].tensors[index]
    shape = [int(n) for n in tensor.shape]
    wanted = [widths.get(n, n) if axis in axes else n for axis, n in enumerate(shape)]
    buffer = model.buffers[tensor.buffer]
    if buffer.data is not None:
        values = numpy.frombuffer(bytes(buffer.data), TYPES[tensor.type]).reshape(shape)
        values = numpy.pad(values, [(0, after - before) for before, after in zip(shape, wanted)])
        buffer.data = numpy.frombuffer(values.tobytes(), numpy.uint8)
    tensor.shape = wanted


def fit_pad(model: schema.ModelT, op: schema.OperatorT) -> bool:
    """Fits the amount of a padding of channels to its new widths; true when nothing is left to pad."""
    graph = model.subgraphs[0]
    before, after = graph.tensors[op.inputs[0]].shape[3], graph.tensors[op.outputs[0]].shape[3]
    amounts = numpy.zeros((4, 2), "<i4")
    amounts[3, 1] = after - before
    buffer = model.buffers[graph.tensors[op.inputs[1]].buffer]
    buffer.data = numpy.frombuffer(amounts.tobytes(), numpy.uint8)
    return before == after
