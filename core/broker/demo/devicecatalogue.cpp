// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/devicecatalogue.h"

#include "broker/demo/calculator.h"
#include "broker/demo/calculatoruser.h"
#include "broker/demo/flakypump.h"
#include "broker/demo/inspectioncell.h"
#include "broker/demo/leftovers.h"
#include "broker/demo/loaddevice.h"
#include "broker/demo/robot.h"
#include "broker/demo/sparkplughost.h"
#include "broker/demo/sparkplugmakes.h"
#include "broker/demo/tasmotaplug.h"
#include "broker/demo/vehiclefleet.h"
#include "broker/demo/warehouse.h"
#include "broker/demo/weatherstation.h"
#include "broker/demo/zigbeeroom.h"

namespace broker::demo {

std::vector<std::unique_ptr<Device>> makeDevices(const DemoOptions &options, quint64 seed)
{
    std::vector<std::unique_ptr<Device>> devices;
    devices.push_back(std::make_unique<ZigbeeRoom>(seed));
    devices.push_back(std::make_unique<Leftovers>());
    devices.push_back(std::make_unique<TasmotaPlug>(seed));
    devices.push_back(std::make_unique<SparkplugHost>());
    devices.push_back(std::make_unique<SparkplugNode>(press04(), seed));
    devices.push_back(std::make_unique<SparkplugNode>(oven02(), seed));
    devices.push_back(std::make_unique<Robot>(seed));
    devices.push_back(
        std::make_unique<FlakyPump>(seed, options.flakyLifetime, options.flakyAbsence));
    devices.push_back(std::make_unique<InspectionCell>(seed));
    devices.push_back(std::make_unique<VehicleFleet>(seed));
    devices.push_back(std::make_unique<Calculator>());
    devices.push_back(std::make_unique<CalculatorUser>(seed));
    devices.push_back(std::make_unique<Warehouse>(seed));
    devices.push_back(std::make_unique<WeatherStation>(seed));
    if (options.loadRate > 0)
        devices.push_back(std::make_unique<LoadDevice>(seed, options.loadRate));
    return devices;
}

} // namespace broker::demo
