#pragma once

namespace entente {}
