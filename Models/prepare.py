"""Makes the model files that Aglaé loads from the published MediaPipe wheel.

usage: python Models/prepare.py MEDIAPIPE_WHEEL OUTPUT_FOLDER

Two published models hold operators that no other runtime knows. The attention mesh is cut in two
around its region sampling, which FaceAnalysis does itself; the last layer of the person
segmentation, a transposed convolution with bias, is written as the two standard operators.
The weights stay as published. The output is the same to the byte at every run.
"""

import pathlib
import sys
import zipfile

import flatbuffers
import numpy
from ai_edge_litert import schema_py_generated as schema

UNCHANGED = {
    "face_detection_short_range.tflite": "mediapipe/modules/face_detection",
    "face_detection_full_range_sparse.tflite": "mediapipe/modules/face_detection",
}
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


def with_planar_output(model: schema.ModelT, position: int) -> schema.ModelT:
    """Writes output `position` channels first (1 × channels × height × width).

    The inference library works on planes and takes 0.4 ms to interleave these, more than the
    layers before take.
    """
    graph = model.subgraphs[0]
    source = graph.outputs[position]
    _, height, width, channels = [int(n) for n in graph.tensors[source].shape]
    order = schema.BufferT()
    order.data = numpy.frombuffer(numpy.asarray([0, 3, 1, 2], "<i4").tobytes(), numpy.uint8)
    model.buffers.append(order)
    permutation, planes = schema.TensorT(), schema.TensorT()
    permutation.name, permutation.shape, permutation.type = b"planes_first", [4], schema.TensorType.INT32
    permutation.buffer = len(model.buffers) - 1
    planes.name, planes.shape = b"planes", [1, channels, height, width]
    planes.type, planes.buffer = schema.TensorType.FLOAT32, 0
    graph.tensors += [permutation, planes]
    code = schema.OperatorCodeT()
    code.builtinCode = code.deprecatedBuiltinCode = schema.BuiltinOperator.TRANSPOSE
    code.version = 1
    model.operatorCodes.append(code)
    transpose = schema.OperatorT()
    transpose.opcodeIndex = len(model.operatorCodes) - 1
    transpose.inputs = [source, len(graph.tensors) - 2]
    transpose.outputs = [len(graph.tensors) - 1]
    transpose.builtinOptionsType = schema.BuiltinOptions.TransposeOptions
    transpose.builtinOptions = schema.TransposeOptionsT()
    graph.operators.append(transpose)
    graph.outputs[position] = len(graph.tensors) - 1
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
        attention, selfie = archive.read(ATTENTION), archive.read(SELFIE)
        files = {name: archive.read(f"{folder}/{name}") for name, folder in UNCHANGED.items()}
    # 187: 468 points; 35: features of the face; 710: face flag. 199…201: lips and eyes sampled.
    files["face_mesh_planar.tflite"] = serialise(
        with_planar_output(cut(attention, [0], [187, 35, 710]), 1))
    files["face_mesh_attention.tflite"] = serialise(
        cut(attention, [199, 200, 201], [697, 700, 703, 704, 707]))
    files["person_segmentation.tflite"] = serialise(standard_transposed_convolution(selfie))
    for name, data in files.items():
        part = output / (name + ".part")
        part.write_bytes(data)
        part.rename(output / name)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
