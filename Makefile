# Every target can be repeated and goes on where an interrupted one stopped.
.PHONY: setup run test check campaign benchmark

setup:
	Setup/setup

run: setup
	swift build -c release --product aglae
	@echo "Aglaé is ready: .build/release/aglae analyze PHOTO… --json --output DIR"
	.build/release/aglae analyze --help

# Fast: format, unit tests, architecture.
check: setup
	swift format lint --strict --recursive Engine/Sources Engine/Tests Engine/Package.swift Package.swift Sources Tests
	cd Engine && swift build --build-tests && swift test --skip-build
	swift build --build-tests && swift test --skip-build

test: check
	.deps/python/bin/python -m pytest -q Tests/CommandTests

campaign: setup
	cd Engine && swift build -c release --product aglae-decode
	cd Engine && swift build -c release --product decode-fuzz
	cd Engine && swift build -c release --product points-fuzz
	cd Engine && .build/release/decode-fuzz Tests/RasterCodecsTests/Fixtures 100000 1 2
	cd Engine && .build/release/points-fuzz 100000 1

benchmark:
	Setup/setup peer
	cd Engine && swift build -c release --product landmark-benchmark
	.deps/python-peer/bin/python Benchmarks/landmarks.py Engine/.build/release/landmark-benchmark ../shared/data/faces
