"""Makes the model files that Aglaé loads from the published MediaPipe wheel.

usage: python Models/prepare.py MEDIAPIPE_WHEEL OUTPUT_FOLDER

Two published models hold operators that no other runtime knows. The attention mesh is cut in two
around its region sampling, which FaceAnalysis does itself; the last layer of the person
segmentation, a transposed convolution with bias, is written as the two standard operators. The near
detector, which every photograph meets, is given widths that the processor's vectors fit.
The weights stay as published. The output is the same to the byte at every run.
"""

import pathlib
import sys
import zipfile

import flatbuffers
import numpy
from ai_edge_litert import schema_py_generated as schema

from widen import widen

UNCHANGED = {
    "face_detection_full_range_sparse.tflite": "mediapipe/modules/face_detection",
}
SHORT_RANGE = "mediapipe/modules/face_detection/face_detection_short_range.tflite"
# Not those of the outputs' layers, 32 and 96.
SHORT_RANGE_WIDTHS = {24: 32, 28: 32, 36: 48, 42: 48, 56: 64, 72: 80, 88: 96}
ATTENTION = "mediapipe/modules/face_landmark/face_landmark_with_attention.tflite"
SELFIE = "mediapipe/modules/selfie_segmentation/selfie_segmentation.tflite"


def parse(data: bytes) -> schema.ModelT:
    return schema.ModelT.InitFromObj(schema.Model.GetRootAs(data, 0))


def serialise(model: schema.ModelT) -> bytes:
    builder = flatbuffers.Builder(1 << 20)
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


def cut(data: bytes, inputs: list[int], outputs: list[int]) -> schema.ModelT:
    """The part of the graph between tensors `inputs` and `outputs`, with nothing unused left."""
    model = parse(data)
    graph = model.subgraphs[0]
    producer = {t: op for op in graph.operators for t in op.outputs}
    needed, pending = set(), list(outputs)
    while pending:
        tensor = pending.pop()
        operator = producer.get(tensor)
        if tensor in inputs or operator is None or id(operator) in needed:
            continue
        needed.add(id(operator))
        pending.extend(t for t in operator.inputs if t >= 0)
    graph.operators = [op for op in graph.operators if id(op) in needed]
    used = sorted(
        {t for op in graph.operators for t in [*op.inputs, *op.outputs] if t >= 0} | set(inputs))
    index = {tensor: i for i, tensor in enumerate(used)}
    for op in graph.operators:
        op.inputs = [index.get(t, -1) for t in op.inputs]
        op.outputs = [index[t] for t in op.outputs]
    graph.tensors = [graph.tensors[t] for t in used]
    buffers = [model.buffers[0]]
    for tensor in graph.tensors:
        if tensor.buffer:
            buffers.append(model.buffers[tensor.buffer])
            tensor.buffer = len(buffers) - 1
    model.buffers = buffers
    graph.inputs = [index[t] for t in inputs]
    graph.outputs = [index[t] for t in outputs]
    strip(model)
    return model


def with_pixel_rows(model: schema.ModelT, position: int) -> schema.ModelT:
    """Writes output `position` (1 × height × width × channels) as 1 × pixels × channels.

    By way of planes: the inference library keeps channels last inside, but takes 0.4 ms to write
    four dimensions so and 0.03 ms to write planes; these three steps it leaves out altogether.
    """
    graph = model.subgraphs[0]
    source = graph.outputs[position]
    _, height, width, channels = [int(n) for n in graph.tensors[source].shape]

    def constant(name: bytes, values: list[int]) -> int:
        buffer = schema.BufferT()
        buffer.data = numpy.frombuffer(numpy.asarray(values, "<i4").tobytes(), numpy.uint8)
        model.buffers.append(buffer)
        return tensor(name, [len(values)], schema.TensorType.INT32, len(model.buffers) - 1)

    def tensor(name: bytes, shape: list[int], kind: int, buffer: int) -> int:
        entry = schema.TensorT()
        entry.name, entry.shape, entry.type, entry.buffer = name, shape, kind, buffer
        graph.tensors.append(entry)
        return len(graph.tensors) - 1

    def append(builtin: int, options_type: int, options, inputs: list[int], name: bytes, shape: list[int]) -> int:
        code = schema.OperatorCodeT()
        code.builtinCode = code.deprecatedBuiltinCode = builtin
        code.version = 1
        model.operatorCodes.append(code)
        operator = schema.OperatorT()
        operator.opcodeIndex = len(model.operatorCodes) - 1
        operator.inputs = inputs
        operator.outputs = [tensor(name, shape, schema.TensorType.FLOAT32, 0)]
        operator.builtinOptionsType, operator.builtinOptions = options_type, options
        graph.operators.append(operator)
        return operator.outputs[0]

    kinds, options = schema.BuiltinOperator, schema.BuiltinOptions
    planes = append(
        kinds.TRANSPOSE, options.TransposeOptions, schema.TransposeOptionsT(),
        [source, constant(b"planes_first", [0, 3, 1, 2])], b"planes", [1, channels, height, width])
    flat = schema.ReshapeOptionsT()
    flat.newShape = [1, channels, height * width]
    lines = append(
        kinds.RESHAPE, options.ReshapeOptions, flat, [planes, constant(b"flat", flat.newShape)],
        b"lines", flat.newShape)
    graph.outputs[position] = append(
        kinds.TRANSPOSE, options.TransposeOptions, schema.TransposeOptionsT(),
        [lines, constant(b"pixels_first", [0, 2, 1])], b"pixels", [1, height * width, channels])
    return model


def strip(model: schema.ModelT) -> None:
    model.metadata = None
    model.metadataBuffer = None
    model.signatureDefs = None


def standard_transposed_convolution(data: bytes) -> schema.ModelT:
    """Replaces Convolution2DTransposeBias (stride 2, same padding) by TRANSPOSE_CONV and ADD."""
    model = parse(data)
    graph = model.subgraphs[0]
    codes = model.operatorCodes
    at, custom = next(
        (i, op) for i, op in enumerate(graph.operators)
        if codes[op.opcodeIndex].customCode == b"Convolution2DTransposeBias")
    image, weights, bias = custom.inputs
    (result,) = custom.outputs

    def code(builtin: int) -> int:
        entry = schema.OperatorCodeT()
        entry.builtinCode = entry.deprecatedBuiltinCode = builtin
        entry.version = 1
        codes.append(entry)
        return len(codes) - 1

    def tensor(name: bytes, shape: list[int], kind: int, buffer: int) -> int:
        entry = schema.TensorT()
        entry.name, entry.shape, entry.type, entry.buffer = name, shape, kind, buffer
        graph.tensors.append(entry)
        return len(graph.tensors) - 1

    shape = [int(n) for n in graph.tensors[result].shape]
    constant = schema.BufferT()
    constant.data = numpy.frombuffer(numpy.asarray(shape, "<i4").tobytes(), numpy.uint8)
    model.buffers.append(constant)
    size = tensor(b"output_size", [4], schema.TensorType.INT32, len(model.buffers) - 1)
    unbiased = tensor(b"unbiased", shape, schema.TensorType.FLOAT32, 0)

    transposed = schema.OperatorT()
    transposed.opcodeIndex = code(schema.BuiltinOperator.TRANSPOSE_CONV)
    transposed.inputs, transposed.outputs = [size, weights, image], [unbiased]
    transposed.builtinOptionsType = schema.BuiltinOptions.TransposeConvOptions
    transposed.builtinOptions = schema.TransposeConvOptionsT()
    transposed.builtinOptions.padding = schema.Padding.SAME
    transposed.builtinOptions.strideW = transposed.builtinOptions.strideH = 2

    added = schema.OperatorT()
    added.opcodeIndex = code(schema.BuiltinOperator.ADD)
    added.inputs, added.outputs = [unbiased, bias], [result]
    added.builtinOptionsType = schema.BuiltinOptions.AddOptions
    added.builtinOptions = schema.AddOptionsT()

    graph.operators[at:at + 1] = [transposed, added]
    strip(model)
    return model


def main(wheel: pathlib.Path, output: pathlib.Path) -> None:
    output.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel) as archive:
        attention, selfie, near = (archive.read(path) for path in (ATTENTION, SELFIE, SHORT_RANGE))
        files = {name: archive.read(f"{folder}/{name}") for name, folder in UNCHANGED.items()}
    # 187: 468 points; 35: features of the face; 710: face flag. 199…201: lips and eyes sampled.
    files["face_mesh_pixels.tflite"] = serialise(
        with_pixel_rows(cut(attention, [0], [187, 35, 710]), 1))
    files["face_mesh_attention.tflite"] = serialise(
        cut(attention, [199, 200, 201], [697, 700, 703, 704, 707]))
    files["person_segmentation.tflite"] = serialise(standard_transposed_convolution(selfie))
    detector = widen(parse(near), SHORT_RANGE_WIDTHS)
    strip(detector)
    files["face_detection_short_range_wide.tflite"] = serialise(detector)
    for name, data in files.items():
        part = output / (name + ".part")
        part.write_bytes(data)
        part.rename(output / name)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
